//! The `blocs` command: arguments in, exit code out.
use blocs::query::*;
fn main() {
    let a = blocs::embedded::atlas().unwrap();
    let qs: Vec<(String, String)> = serde_json::from_str(
        &std::fs::read_to_string("/work/shared/lists/name_queries.json").unwrap(),
    )
    .unwrap();
    for (q, want) in qs {
        let t = std::time::Instant::now();
        let f = search::search(&a, &q, None);
        let top: Vec<String> = f
            .hits
            .iter()
            .take(3)
            .map(|h| format!("{} [{:?} {}]", a.address(h.entity), h.tier, h.name.text))
            .collect();
        let ok = f.hits.first().is_some_and(|h| match h.entity {
            blocs::model::Entity::Country(c) => {
                let c = a.country(c);
                *c.name == *want
            }
            _ => false,
        });
        println!(
            "{} {q} -> {top:?} exact {} {:?}",
            if ok { "ok  " } else { "BAD " },
            f.exact,
            t.elapsed()
        );
    }
}
