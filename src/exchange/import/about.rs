//! Other people's data sets: how they are cited, and to which day they reach.

use super::Layout;
use crate::model::{Key, Source, SourceKind};

/// To which day a data set reaches, and how it is cited.
pub(super) fn about(layout: Layout) -> (&'static str, Option<Source>) {
    let (as_of, id, title, url) = match layout {
        Layout::CowIgo => (
            "2014-12-31",
            "cow-igo",
            "Correlates of War, Intergovernmental Organizations v3 (Pevehouse et al. 2020)",
            "https://correlatesofwar.org/data-sets/igos/",
        ),
        Layout::Atop => (
            "2016-12-31",
            "atop",
            "Alliance Treaty Obligations and Provisions (Leeds et al. 2002)",
            "http://www.atopdata.org/",
        ),
        Layout::Dcad => (
            "2010-12-31",
            "dcad",
            "Defense Cooperation Agreement Dataset (Kinne 2020)",
            "https://correlatesofwar.org/data-sets/defense-cooperation-agreement-dataset/",
        ),
        Layout::Desta => (
            "2023-12-31",
            "desta",
            "Design of Trade Agreements (Dür, Baccini, Elsig 2014)",
            "https://www.designoftradeagreements.org/",
        ),
        Layout::Many => (
            "2023-12-31",
            "manytreaties",
            "manytreaties (globalgov)",
            "https://manydata.ch/",
        ),
        Layout::Tidy => return ("", None),
    };
    let source = Source {
        id: Key::from(id),
        title: title.into(),
        publisher: None,
        date: None,
        url: Some(url.into()),
        lang: None,
        kind: SourceKind::Dataset,
    };
    (as_of, Some(source))
}
