//! `GraphML`, as `NetworkX`, igraph and Gephi read it.

use std::io::{self, Write};

use super::graph::{edges, label, node, nodes};
use crate::{model::harmless::is_forbidden, store::Atlas};

/// Writes the dataset as a directed graph.
///
/// # Errors
/// When the writer fails.
pub fn graphml(atlas: &Atlas, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(
        out,
        r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"#
    )?;
    for (of, name) in [
        ("node", "label"),
        ("node", "kind"),
        ("edge", "kind"),
        ("edge", "status"),
        ("edge", "since"),
        ("edge", "until"),
    ] {
        writeln!(
            out,
            r#"  <key id="{of}_{name}" for="{of}" attr.name="{name}" attr.type="string"/>"#
        )?;
    }
    writeln!(out, r#"  <graph id="blocs" edgedefault="directed">"#)?;
    for entity in nodes(atlas) {
        write!(out, r#"    <node id="{}">"#, escaped(&node(atlas, entity)))?;
        datum(out, "node_label", label(atlas, entity))?;
        datum(out, "node_kind", entity.kind().word())?;
        writeln!(out, "</node>")?;
    }
    for (n, edge) in edges(atlas).iter().enumerate() {
        write!(
            out,
            r#"    <edge id="e{n}" source="{}" target="{}">"#,
            escaped(&node(atlas, edge.from)),
            escaped(&node(atlas, edge.to))
        )?;
        datum(out, "edge_kind", edge.kind)?;
        datum(out, "edge_status", &edge.status)?;
        datum(out, "edge_since", &edge.since)?;
        datum(out, "edge_until", &edge.until)?;
        writeln!(out, "</edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

fn datum(out: &mut dyn Write, key: &str, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    write!(out, r#"<data key="{key}">{}</data>"#, escaped(text))
}

/// A text that XML takes for text.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_forbidden(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
