//! `blocs [NAME]…`: the explorer, or without a terminal its first screen as plain text.

use std::{
    io::{IsTerminal, Write, stdin, stdout},
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    Args, Failure, args::ThemeWord, atlas, config::settings, exchange::replace, memory::Memory,
};
use crate::{
    app::{App, Place, bookmark::Bookmark, selection::Selection, view::map::Marker},
    model::{AsOf, Day, Entity, PartialDate, date::typed},
    query::{Role, Row, linked::existed, resolve::resolve},
    store::Atlas,
    terminal::{Ended, run},
    ui::{Theme, render, theme::ThemeName},
};

/// Opens the explorer where there is a terminal, else prints its first screen.
pub(super) fn explore(args: &Args) -> Result<ExitCode, Failure> {
    let settings = settings(args)?;
    let atlas = atlas(args)?;
    let today = today();
    let on_terminal = stdin().is_terminal() && stdout().is_terminal();
    let mut memory = if on_terminal || args.resume {
        Memory::read()?
    } else {
        Memory::default()
    };
    let mut place = match memory.last.take().filter(|_| args.resume) {
        Some(last) => resumed(&atlas, &last, args, today)?,
        None => start(&atlas, args, today)?,
    };
    if console() {
        // Its fonts have no quadrants.
        place.views.map.marker = Marker::Letters;
    }
    if let Some(path) = &args.output {
        return super::draw::draw(&atlas, place, today, (path, replace(args.force)));
    }
    if !on_terminal {
        let app = App::new(&atlas, place, today, args.size).with_keymap(settings.keymap);
        stdout().lock().write_all(screen(&app, &atlas).as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let theme = Theme::named(theme(args.theme.or(settings.theme))).with_hyperlinks(!console());
    let app = |size| {
        App::new(&atlas, place, today, size)
            .with_keymap(settings.keymap)
            .with_bookmarks(memory.bookmarks)
    };
    let keep = |bookmarks: &[Bookmark]| {
        let kept = Memory::change(|memory| memory.bookmarks = bookmarks.to_vec());
        kept.map_err(|failure| failure.to_string())
    };
    let (ended, last) = run(&atlas, app, &theme, &keep)?;
    // Nobody asked for it: where it cannot be kept, the next session begins elsewhere.
    let _ = Memory::change(|memory| memory.last = Some(last));
    // The process is about to end: taking the atlas apart string by string would only delay it.
    std::mem::forget(atlas);
    Ok(match ended {
        Ended::Quit => ExitCode::SUCCESS,
        Ended::Signal(signal) => ExitCode::from(u8::try_from(128 + signal).unwrap_or(1)),
        Ended::Hangup => ExitCode::from(129),
    })
}

/// Where the last session ended, on the date asked for if one is.
fn resumed(
    atlas: &Atlas,
    last: &Bookmark,
    args: &Args,
    today: PartialDate,
) -> Result<Place, Failure> {
    let on = args.on.clone().unwrap_or_else(|| last.on.clone());
    let last = Bookmark { on, ..last.clone() };
    let place = last.place(atlas, today);
    place.ok_or_else(|| Failure::Use(format!("'{}' is no date to begin on", last.on)))
}

/// The theme asked for; none of them has colours where there are to be none.
fn theme(asked: Option<ThemeWord>) -> ThemeName {
    match asked.unwrap_or(ThemeWord::Terminal) {
        ThemeWord::Contrast => ThemeName::Contrast,
        _ if no_colour() => ThemeName::Plain,
        ThemeWord::Plain => ThemeName::Plain,
        ThemeWord::Terminal => ThemeName::Terminal,
        ThemeWord::Dark => ThemeName::Dark,
        ThemeWord::Light => ThemeName::Light,
        ThemeWord::Auto => background(std::env::var("COLORFGBG").ok().as_deref()),
    }
}

/// What a terminal's `COLORFGBG` says of its background: `15;0` is white on black. Asking the
/// terminal itself would have the first frame wait for an answer that may never come.
fn background(colours: Option<&str>) -> ThemeName {
    let background = colours.and_then(|text| text.rsplit(';').next()?.parse::<u8>().ok());
    match background {
        Some(0..=6 | 8) => ThemeName::Dark,
        Some(7 | 9..=15) => ThemeName::Light,
        _ => ThemeName::Terminal,
    }
}

/// Whether the user asks for no colours (<https://no-color.org>).
pub(super) fn no_colour() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty())
        || std::env::var_os("TERM").is_some_and(|t| t == "dumb")
}

/// Whether the terminal is the Linux console.
fn console() -> bool {
    std::env::var_os("TERM").is_some_and(|t| t == "linux")
}

/// The day's date, in UTC.
pub(super) fn today() -> PartialDate {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| d.as_secs());
    PartialDate::from_day(Day(i32::try_from(seconds / 86_400).unwrap_or(0)))
}

/// The place to begin at: the names pinned, the first under the cursor, on the date asked for.
fn start(atlas: &Atlas, args: &Args, today: PartialDate) -> Result<Place, Failure> {
    let asked = args
        .on
        .as_deref()
        .map(|text| typed::parse(text, today))
        .transpose()
        .map_err(|e| Failure::Use(e.to_string()))?;
    let resolved = args.names.iter().map(|name| resolve(atlas, name, None));
    let entities: Vec<Entity> = resolved
        .collect::<Result<_, _>>()
        .map_err(|e| Failure::Use(e.to_string()))?;
    let mut place = Place::start(asked.unwrap_or(AsOf::On(today)));
    if place.dated == AsOf::Ever {
        place.dated = AsOf::On(today);
    }
    place.views.shown = args.view;
    let Some(first) = entities.first().copied() else {
        // Nobody asked for anything: begin at the widest organisation, where there is much to see.
        place.panes[Role::Organisation.index()].wanted = atlas.find("organisation/un");
        return Ok(place);
    };
    // Without a date asked for, something of the past is shown while it lasted.
    if asked.is_none()
        && !existed(atlas, first, place.as_of)
        && let Some(end) = atlas.end_of(first)
    {
        let views = place.views.clone();
        place = Place::start(AsOf::On(PartialDate::from_day(end.first().previous())));
        place.views = views;
    }
    let pins = entities.iter().map(|e| Row {
        role: Role::home(*e),
        entity: *e,
    });
    let focus = Role::home(first);
    place.selection = Selection::new(focus, pins);
    place.panes[focus.index()].wanted = Some(first);
    Ok(place)
}

/// The screen as plain text, lines without trailing blanks.
#[must_use]
pub fn screen(app: &App, atlas: &Atlas) -> String {
    let area = Rect::new(0, 0, app.size.0, app.size.1);
    let mut buffer = Buffer::empty(area);
    render(app, atlas, &Theme::named(ThemeName::Plain), &mut buffer);
    let mut text = String::new();
    for y in 0..area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < area.width {
            let symbol = buffer.cell((x, y)).map_or(" ", |c| c.symbol());
            line.push_str(symbol);
            x += u16::try_from(crate::ui::text::width(symbol).max(1)).unwrap_or(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_background_is_read_from_what_terminals_set() {
        for (colours, theme) in [
            (Some("15;0"), ThemeName::Dark),
            (Some("0;default;15"), ThemeName::Light),
            (Some("12;8"), ThemeName::Dark),
            (Some("default;default"), ThemeName::Terminal),
            (None, ThemeName::Terminal),
        ] {
            assert_eq!(background(colours), theme, "{colours:?}");
        }
    }
}
