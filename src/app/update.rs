//! The only place where the explorer's state changes.

mod boxes;
mod mouse;
mod moving;
mod time;
pub(super) mod views;

use super::{
    App, Clock, Command, Effect, Message, Overlay,
    settle::settle,
    view::{View, map::Region},
};
use crate::store::Atlas;

/// Changes the state as a message asks, and says what the world outside should do.
pub fn update(app: &mut App, atlas: &Atlas, message: Message) -> Effect {
    // Neither is a key: what was said stays on the hint line.
    if !matches!(message, Message::Tick | Message::Point(..)) {
        app.notice = None;
    }
    app.pointer = match message {
        Message::Point(column, row)
        | Message::Click(column, row)
        | Message::DoubleClick(column, row)
        | Message::Wheel(_, column, row) => Some((column, row)),
        Message::Tick | Message::Notice(_) => app.pointer,
        // The hand is on the keys, and the map may move away under the mouse.
        Message::Command(_) | Message::Edit(_) | Message::Insert(_) | Message::Resize(..) => None,
    };
    let effect = match message {
        Message::Command(command) => obey(app, atlas, command),
        Message::Edit(request) => {
            if let Some(input) = app.overlay.input_mut() {
                input.handle(request);
            }
            boxes::text_changed(app, atlas);
            Effect::None
        }
        Message::Insert(text) => {
            boxes::insert(app, &text);
            boxes::text_changed(app, atlas);
            Effect::None
        }
        Message::Click(column, row) => {
            mouse::click(app, atlas, column, row);
            Effect::None
        }
        Message::DoubleClick(column, row) => {
            mouse::click(app, atlas, column, row);
            settle(app, atlas);
            match (&app.overlay, app.place().page.is_some()) {
                (Overlay::None, false) => obey(app, atlas, Command::Open),
                (Overlay::None, true) => obey(app, atlas, Command::FollowLink),
                _ => obey(app, atlas, Command::Accept),
            }
        }
        Message::Wheel(rows, column, row) => {
            mouse::wheel(app, atlas, rows, column, row);
            Effect::None
        }
        Message::Point(..) => Effect::None,
        Message::Tick => {
            time::tick(app, atlas);
            Effect::None
        }
        Message::Notice(text) => {
            app.notice = Some(text);
            Effect::None
        }
        Message::Resize(columns, rows) => {
            app.size = (columns, rows);
            Effect::None
        }
    };
    if app.view() == View::Panes {
        // Time runs only where it can be seen to run, and the key that stops it holds.
        app.clock = Clock::Stopped;
    }
    settle(app, atlas);
    effect
}

fn obey(app: &mut App, atlas: &Atlas, command: Command) -> Effect {
    use crate::query::moments::Direction::{Back, Forward};
    match command {
        Command::Down => views::by(app, 1),
        Command::Up => views::by(app, -1),
        Command::PageDown => views::by(app, views::page(app)),
        Command::PageUp => views::by(app, -views::page(app)),
        Command::First => views::by(app, isize::MIN),
        Command::Last => views::by(app, isize::MAX),
        Command::Narrow => moving::go(app, 1),
        Command::Return => moving::go(app, 2),
        Command::Open => views::open(app, atlas),
        Command::Pin => moving::pin(app),
        Command::Widen => moving::widen(app),
        Command::Read => moving::read(app),
        Command::Filter => boxes::open_filter(app),
        Command::Sort => moving::sort(app),
        Command::Reverse => moving::reverse(app),
        Command::Export => return views::sheet(app, atlas),
        Command::DetailDown => app.history.here_mut().detail_offset += 1,
        Command::DetailUp => {
            let offset = &mut app.history.here_mut().detail_offset;
            *offset = offset.saturating_sub(1);
        }
        Command::ViewPanes | Command::CloseView => views::show(app, atlas, View::Panes),
        Command::ViewMap => views::show(app, atlas, View::Map),
        Command::ViewTimeline => views::show(app, atlas, View::Timeline),
        Command::ViewCompare => views::show(app, atlas, View::Compare),
        Command::ViewTies => views::show(app, atlas, View::Ties),
        Command::ZoomIn => views::zoom(app, 1),
        Command::ZoomOut => views::zoom(app, -1),
        Command::PanLeft => views::pan(app, -1, 0),
        Command::PanDown => views::pan(app, 0, -1),
        Command::PanUp => views::pan(app, 0, 1),
        Command::PanRight => views::pan(app, 1, 0),
        Command::Picture => return views::picture(app, atlas),
        Command::NextRegion => views::next_region(app),
        Command::NextMarker => {
            views::next_marker(app);
            // A terminal that does not know octants may have misplaced them.
            return Effect::Redraw;
        }
        Command::RegionWorld => views::region(app, Region::World),
        Command::RegionEurope => views::region(app, Region::Europe),
        Command::RegionAfrica => views::region(app, Region::Africa),
        Command::RegionAsia => views::region(app, Region::Asia),
        Command::RegionAmericas => views::region(app, Region::Americas),
        Command::RegionOceania => views::region(app, Region::Oceania),
        Command::RegionMiddleEast => views::region(app, Region::MiddleEast),
        Command::RegionPostSoviet => views::region(app, Region::PostSoviet),
        Command::SortCombinations => views::sort_combinations(app),
        Command::FoldEnded => views::fold_ended(app),
        Command::CountUniversal => views::count_universal(app),
        Command::Play => time::play(app, atlas),
        Command::Search => app.overlay = Overlay::Search(super::overlay::SearchBox::default()),
        Command::SetDate => app.overlay = Overlay::Date(tui_input::Input::default(), None),
        Command::ToggleEver => time::toggle_ever(app, atlas),
        Command::YearBack => time::years(app, atlas, -1),
        Command::YearForward => time::years(app, atlas, 1),
        Command::ChangeBack => time::change(app, atlas, Back),
        Command::ChangeForward => time::change(app, atlas, Forward),
        Command::Back => moving::back(app),
        Command::Forward => moving::forward(app),
        Command::Bookmark => return moving::bookmark(app, atlas),
        Command::Bookmarks => {
            app.overlay = Overlay::Bookmarks(super::overlay::ChoiceBox::default());
        }
        Command::Copy => return moving::copy(app, atlas),
        Command::OpenSource => return moving::source(app, atlas),
        Command::Palette => app.overlay = Overlay::Palette(super::overlay::ChoiceBox::default()),
        Command::Help => app.overlay = Overlay::Help(super::overlay::ChoiceBox::default()),
        Command::Redraw => return Effect::Redraw,
        Command::Suspend => return Effect::Suspend,
        Command::Quit | Command::QuitAtOnce => return Effect::Quit,
        Command::ScrollDown => super::page::scroll(app, 1),
        Command::ScrollUp => super::page::scroll(app, -1),
        Command::ScrollPageDown => super::page::scroll(app, moving::page(app)),
        Command::ScrollPageUp => super::page::scroll(app, -moving::page(app)),
        Command::ScrollFirst => super::page::scroll(app, isize::MIN),
        Command::ScrollLast => super::page::scroll(app, isize::MAX),
        Command::NextLink => super::page::step_link(app, 1),
        Command::PreviousLink => super::page::step_link(app, -1),
        Command::FollowLink => moving::follow_link(app, atlas),
        Command::ClosePage => app.history.here_mut().page = None,
        Command::NextKind => boxes::cycle_kind(app, atlas, Forward),
        Command::PreviousKind => boxes::cycle_kind(app, atlas, Back),
        Command::ChoiceDown => boxes::choose(app, atlas, 1),
        Command::ChoiceUp => boxes::choose(app, atlas, -1),
        Command::ChoicePageDown => boxes::choose(app, atlas, boxes::page(app)),
        Command::ChoicePageUp => boxes::choose(app, atlas, -boxes::page(app)),
        Command::Accept => return boxes::accept(app, atlas),
        Command::Cancel => boxes::cancel(app),
    }
    Effect::None
}
