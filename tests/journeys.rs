//! Journeys: keys pressed, and where they lead.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod common;

use blocs::{app::Effect, model::Entity, query::Role};
use common::{buffer, current, explorer, press, screen, shipped};

const WIDE: (u16, u16) = (160, 45);

#[test]
fn from_a_misspelt_country_to_the_declaration_and_back() {
    let mut app = explorer("2026-06-30", WIDE);
    press(&mut app, "/turky<Enter>");
    assert_eq!(current(&app), "country/TUR");
    let turkey = buffer(&app);

    press(&mut app, "/csto<Enter>");
    assert_eq!(current(&app), "organisation/csto");
    press(&mut app, "t2010-03-18<Enter>");
    let members = app.lists.pane(Role::Member);
    assert_eq!(members.counted(), 7);
    let uzbekistan = shipped().find("country/UZB").expect("Uzbekistan");
    assert!(members.entities.contains(&uzbekistan));

    let at_csto = buffer(&app);
    press(&mut app, "/un-csto declaration<Enter>");
    assert_eq!(current(&app), "agreement/un-csto-2010");
    let shown = screen(&app);
    for fact in [
        "Ban Ki-moon",
        "Bordyuzha",
        "Moscow",
        "2010-03-18",
        "sources",
    ] {
        assert!(shown.contains(fact), "{fact} in\n{shown}");
    }
    press(&mut app, "<Back>");
    assert_eq!(buffer(&app), at_csto);
    press(&mut app, "<Back><Back>");
    assert_eq!(buffer(&app), turkey);
}

#[test]
fn two_pins_leave_the_members_of_both() {
    let mut app = explorer("2024-06-01", WIDE);
    press(&mut app, "/sco<Enter><Space>/brics<Enter>");
    // Opening starts afresh: the pin is gone.
    assert!(app.place().selection.pins().is_empty());
    press(&mut app, "<Space>fsco<Enter><Space>");
    let both: Vec<&str> = names(&app, Role::Member);
    assert_eq!(
        both[..5],
        ["China", "India", "Iran", "Russia", "Egypt"],
        "{both:?}"
    );
    assert_eq!(app.lists.pane(Role::Member).counted(), 4);
}

fn names(app: &blocs::app::App, role: Role) -> Vec<&'static str> {
    let name = |e: &Entity| match e {
        Entity::Country(ix) => &*shipped().country(*ix).name,
        Entity::Organisation(ix) => shipped().organisation(*ix).label(),
        Entity::Agreement(ix) => shipped().agreement(*ix).label(),
    };
    app.lists.pane(role).entities.iter().map(name).collect()
}

#[test]
fn narrowing_and_returning_restores_the_row() {
    let mut app = explorer("2020-01-01", WIDE);
    press(&mut app, "/nato<Enter><Tab>jjj");
    let before = buffer(&app);
    press(&mut app, "<Tab>jj<BackTab>");
    assert_eq!(buffer(&app), before);
}

#[test]
fn widening_clears_the_filter_then_the_path_then_the_pins() {
    let mut app = explorer("2020-01-01", WIDE);
    press(&mut app, "/nato<Enter><Space><Tab>fcan<Enter>");
    assert_eq!(current(&app), "country/CAN");
    press(&mut app, "<Esc>");
    assert!(app.place().pane(Role::Member).filter.is_empty());
    assert_eq!(
        current(&app),
        "country/CAN",
        "the cursor stays on the entity"
    );
    press(&mut app, "<Esc>");
    assert!(app.place().selection.path().is_empty());
    assert_eq!(app.place().selection.pins().len(), 1);
    press(&mut app, "<Esc>");
    assert!(app.place().selection.pins().is_empty());
}

#[test]
fn opening_what_is_gone_moves_the_date_and_backspace_returns() {
    let mut app = explorer("2024-01-01", WIDE);
    let before = buffer(&app);
    press(&mut app, "/warsaw pact<Enter>");
    assert_eq!(app.place().as_of.to_string(), "1991-06-30");
    assert!(
        app.notice
            .as_deref()
            .is_some_and(|n| n.contains("1991-07-01")),
        "{:?}",
        app.notice
    );
    press(&mut app, "<Back>");
    assert_eq!(buffer(&app), before);
}

#[test]
fn stepping_by_changes_follows_natos_growth() {
    let mut app = explorer("1999-01-01", WIDE);
    press(&mut app, "/nato<Enter>");
    let mut days = Vec::new();
    for _ in 0..3 {
        press(&mut app, ".");
        days.push(app.place().as_of.to_string());
    }
    assert_eq!(days, ["1999-03-12", "2004-03-29", "2009-04-01"]);
    press(&mut app, ",,");
    assert_eq!(app.place().as_of.to_string(), "1999-03-12");
}

#[test]
fn an_ambiguous_name_is_never_guessed_at() {
    let mut app = explorer("2024-01-01", WIDE);
    press(&mut app, "/korea<Enter>");
    assert!(screen(&app).contains("share this name"), "{}", screen(&app));
    press(&mut app, "<Down><Down><Enter>");
    assert!(current(&app).starts_with("country/"), "{}", current(&app));
}

#[test]
fn the_date_prompt_takes_any_usual_form_and_says_what_is_wrong() {
    let mut app = explorer("2024-01-01", WIDE);
    press(&mut app, "t18 March 2010<Enter>");
    assert_eq!(app.place().as_of.to_string(), "2010-03-18");
    press(&mut app, "tsoon<Enter>");
    assert!(
        screen(&app).contains("'soon' is not a date"),
        "{}",
        screen(&app)
    );
    press(&mut app, "<Esc>T");
    assert_eq!(app.place().as_of.to_string(), "ever");
    press(&mut app, "T<lt>");
    assert_eq!(app.place().as_of.to_string(), "2009-03-18");
}

#[test]
fn an_empty_list_says_why_and_what_to_press() {
    let mut app = explorer("1990-01-01", WIDE);
    press(&mut app, "/nato<Enter>fzzzz<Enter>");
    let shown = screen(&app);
    assert!(
        shown.contains("matches “zzzz”") && shown.contains("Esc clears the filter"),
        "{shown}"
    );
}

#[test]
fn nato_and_the_csto_together_show_the_stance_instead_of_an_agreement() {
    let mut app = explorer("2012-01-01", WIDE);
    press(&mut app, "/csto<Enter><Space>fnato<Enter>");
    assert_eq!(current(&app), "organisation/nato");
    let shown = screen(&app);
    assert!(
        shown.contains("No agreements linked to CSTO and NATO"),
        "{shown}"
    );
}

#[test]
fn a_link_on_a_page_opens_what_it_names() {
    let mut app = explorer("2010-03-18", WIDE);
    press(&mut app, "/un-csto declaration<Enter>v<Tab><Enter>");
    assert_eq!(current(&app), "country/RUS");
    press(&mut app, "<Back>");
    assert!(app.place().page.is_some(), "back on the page");
    press(&mut app, "<Back>");
    assert_eq!(current(&app), "agreement/un-csto-2010");
}

#[test]
fn a_signatory_is_found_in_any_spelling() {
    for name in ["bordyuzha", "bordiuzha", "бордюжа"] {
        let mut app = explorer("2026-06-30", WIDE);
        press(&mut app, &format!("/{name}"));
        assert!(screen(&app).contains("UN/CSTO"), "{name}: {}", screen(&app));
    }
}

#[test]
fn quitting_copying_and_suspending_are_left_to_the_world_outside() {
    let mut app = explorer("2024-01-01", WIDE);
    press(&mut app, "/nato<Enter>");
    assert_eq!(press(&mut app, "q"), Effect::Quit);
    assert_eq!(
        press(&mut app, "y"),
        Effect::Copy("NATO\torganisation/nato".to_owned())
    );
}

#[test]
fn a_past_date_orders_members_by_the_names_of_the_day() {
    let mut app = explorer("1970-12-31", WIDE);
    press(&mut app, "/oau<Enter>");
    let on = app.place().as_of;
    let shown: Vec<&str> = app
        .lists
        .pane(Role::Member)
        .entities
        .iter()
        .filter_map(|e| match e {
            Entity::Country(ix) => Some(shipped().country(*ix).name_on(on)),
            _ => None,
        })
        .collect();
    let at = |name: &str| shown.iter().position(|n| *n == name).expect(name);
    assert!(at("Dahomey") > at("Chad"), "{shown:?}");
    assert!(at("Upper Volta") > at("Uganda"), "{shown:?}");
    let mut sorted = shown.clone();
    sorted.sort_unstable();
    assert_eq!(shown, sorted);
}

#[test]
fn a_list_is_exported_as_it_is_seen() {
    let mut app = explorer("2025-06-01", WIDE);
    press(&mut app, "/csto<Enter><Tab>");
    assert_eq!(
        press(&mut app, "e"),
        Effect::Sheet("blocs-members-csto-2025-06-01.csv".to_owned())
    );
    let text = blocs::ui::sheet::csv(&app, shipped());
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(|r| r.expect("a row")).collect();
    assert_eq!(rows.len(), app.lists.pane(Role::Member).entities.len());
    let armenia: Vec<&str> = rows[0].iter().collect();
    assert_eq!(
        armenia,
        [
            "country/ARM",
            "Armenia",
            "Armenia",
            "members",
            "2002-10-07",
            "frozen"
        ]
    );
    press(&mut app, "<Tab>");
    let text = blocs::ui::sheet::csv(&app, shipped());
    assert!(text.contains("agreement/un-csto-2010,"), "{text}");
}

#[test]
fn an_empty_list_is_not_exported() {
    let mut app = explorer("2025-06-01", WIDE);
    press(&mut app, "/csto<Enter><Tab>fnowhere<Enter>");
    assert_eq!(press(&mut app, "e"), Effect::None);
    assert!(screen(&app).contains("nothing in the list to export"));
}

#[test]
fn a_filter_shows_the_name_that_answers_where_the_row_shows_another() {
    let mut app = explorer("2025-06-01", WIDE);
    press(&mut app, "/un<Enter><Tab>fburma");
    assert!(screen(&app).contains("Myanmar ≈ Burma"), "{}", screen(&app));
    press(&mut app, "<Esc>fmyan");
    assert!(!screen(&app).contains('≈'), "{}", screen(&app));
}

#[test]
fn beside_an_empty_list_the_detail_tells_of_what_led_to_it() {
    let mut app = explorer("2025-06-01", WIDE);
    press(&mut app, "/csto<Enter><Tab>fnowhere<Enter>");
    assert!(app.lists.pane(Role::Member).entities.is_empty());
    assert!(
        app.text.title.contains("Collective Security"),
        "{}",
        app.text.title
    );
}

#[test]
fn where_the_header_has_no_room_the_hint_line_says_where_the_data_end() {
    for size in [(40, 12), (60, 10), (160, 45)] {
        let app = explorer("2027-01-01", size);
        let shown = screen(&app);
        assert_eq!(shown.matches("data end").count(), 1, "{shown}");
    }
    let app = explorer("2020-01-01", (40, 12));
    assert!(!screen(&app).contains("data end"));
}
