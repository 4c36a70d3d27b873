//! DOT, as Graphviz reads it.

use std::io::{self, Write};

use super::graph::{edges, label, node, nodes};
use crate::{
    model::{Kind, harmless::is_forbidden},
    store::Atlas,
};

/// Writes the dataset as a directed graph.
///
/// # Errors
/// When the writer fails.
pub fn dot(atlas: &Atlas, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph blocs {{")?;
    for entity in nodes(atlas) {
        let shape = match entity.kind() {
            Kind::Country => "ellipse",
            Kind::Organisation => "box",
            Kind::Agreement => "note",
        };
        writeln!(
            out,
            "  {} [label={}, shape={shape}];",
            quoted(&node(atlas, entity)),
            quoted(label(atlas, entity))
        )?;
    }
    for edge in edges(atlas) {
        write!(
            out,
            "  {} -> {} [kind={}, status={}",
            quoted(&node(atlas, edge.from)),
            quoted(&node(atlas, edge.to)),
            quoted(edge.kind),
            quoted(&edge.status)
        )?;
        for (name, date) in [("since", &edge.since), ("until", &edge.until)] {
            if !date.is_empty() {
                write!(out, ", {name}={}", quoted(date))?;
            }
        }
        writeln!(out, "];")?;
    }
    writeln!(out, "}}")
}

/// A quoted string of DOT.
fn quoted(text: &str) -> String {
    let text: String = text.chars().filter(|c| !is_forbidden(*c)).collect();
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
