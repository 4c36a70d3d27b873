//! `--output FILE.svg`: a view as a picture, without a terminal.

use std::{path::Path, process::ExitCode};

use super::{Failure, exchange::unless_stopped};
use crate::{
    app::{App, Place, view::View},
    exchange::whole::{self, Replace},
    model::PartialDate,
    store::Atlas,
    ui::picture,
};

/// The size of the screen a picture is made for: the whole of every view, at its finest.
const SIZE: (u16, u16) = (200, 60);

/// Writes the view a place shows into a file.
pub(super) fn draw(
    atlas: &Atlas,
    place: Place,
    today: PartialDate,
    (path, replace): (&Path, Replace),
) -> Result<ExitCode, Failure> {
    if place.views.shown == View::Panes {
        return Err(Failure::Use(
            "the panes are no picture; add --view map, timeline, compare or ties".to_owned(),
        ));
    }
    if path
        .extension()
        .is_none_or(|end| !end.eq_ignore_ascii_case("svg"))
    {
        return Err(Failure::Use(format!(
            "'{}' does not end in .svg, the one form pictures have",
            path.display()
        )));
    }
    let app = App::new(atlas, place, today, SIZE);
    let Some(text) = picture::svg(&app, atlas) else {
        return Err(Failure::Use(
            "there is nothing to draw; name an organisation, a country or an agreement, and to compare, two organisations"
                .to_owned(),
        ));
    };
    unless_stopped(|stopped| {
        whole::file(path, replace, stopped, |out| out.write_all(text.as_bytes()))
    })?;
    Ok(ExitCode::SUCCESS)
}
