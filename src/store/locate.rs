//! Finds the line and column of a JSON pointer's value in a text.
//!
//! Used only once something is wrong, so it walks the text again instead of having every parse
//! remember positions. Expects text that has already been parsed; on anything else it gives up.

use std::collections::HashMap;

/// A text with what has been found out about where things are in it.
///
/// A merged file holds thousands of records: each list is walked once, however many problems its
/// records have.
#[derive(Debug)]
pub struct Places<'a> {
    text: &'a str,
    /// Where lines begin, and now and then a place within a long one: a file may be a single line.
    marks: Vec<Mark>,
    /// Offset of each element of the lists asked about so far.
    elements: HashMap<String, Vec<usize>>,
}

/// A place whose line and column are known.
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: usize,
    line: usize,
    column: usize,
}

/// The most characters from a place to the mark before it.
const STRIDE: usize = 4096;

impl<'a> Places<'a> {
    /// A text nothing has been looked up in yet.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            marks: marks(text),
            elements: HashMap::new(),
        }
    }

    /// Line and column, both from 1, of the value `within` a record at a JSON pointer.
    ///
    /// Where the last step is missing (an absent field), the position of what should hold it.
    pub fn locate(&mut self, record: &str, within: &str) -> (usize, usize) {
        let start = match record.rsplit_once('/') {
            Some((list, number)) => self.element(list, number.parse().unwrap_or(usize::MAX)),
            None => 0,
        };
        let rest = self.text.get(start..).unwrap_or_default();
        self.position(start + offset(rest, within))
    }

    fn element(&mut self, list: &str, number: usize) -> usize {
        let text = self.text;
        let found = self
            .elements
            .entry(list.to_owned())
            .or_insert_with(|| elements(text, offset(text, list)));
        found.get(number).copied().unwrap_or(0)
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let after = self.marks.partition_point(|mark| mark.offset <= offset);
        let Some(mark) = after.checked_sub(1).and_then(|n| self.marks.get(n)) else {
            return (1, 1);
        };
        let between = self.text.get(mark.offset..offset).unwrap_or_default();
        (mark.line, mark.column + between.chars().count())
    }
}

fn marks(text: &str) -> Vec<Mark> {
    let mut mark = Mark {
        offset: 0,
        line: 1,
        column: 1,
    };
    let mut marks = vec![mark];
    for (at, character) in text.char_indices() {
        mark.offset = at + character.len_utf8();
        mark.column += 1;
        if character == '\n' {
            mark.line += 1;
            mark.column = 1;
        }
        if mark.column % STRIDE == 1 {
            marks.push(mark);
        }
    }
    marks
}

/// The offset of the value a JSON pointer names, or of the last thing on the way to it.
fn offset(text: &str, pointer: &str) -> usize {
    let mut walk = Walk {
        bytes: text.as_bytes(),
        at: 0,
    };
    walk.space();
    let mut found = walk.at;
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        if !walk.enter(&step) {
            break;
        }
        found = walk.at;
    }
    found
}

/// The offsets of the elements of a list that begins at an offset.
fn elements(text: &str, start: usize) -> Vec<usize> {
    let mut walk = Walk {
        bytes: text.as_bytes(),
        at: start,
    };
    let mut found = Vec::new();
    if walk.peek() != Some(b'[') {
        return found;
    }
    loop {
        walk.at += 1;
        walk.space();
        if walk.peek().is_none_or(|b| b == b']') {
            return found;
        }
        found.push(walk.at);
        walk.value();
        walk.space();
        if walk.peek() != Some(b',') {
            return found;
        }
    }
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Walk<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Moves to the start of the child a step names; false if there is none.
    fn enter(&mut self, step: &str) -> bool {
        self.space();
        match self.peek() {
            Some(b'{') => self.member(step),
            Some(b'[') => step.parse().is_ok_and(|n| self.element(n)),
            _ => false,
        }
    }

    fn member(&mut self, step: &str) -> bool {
        self.at += 1;
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return false;
            }
            let start = self.at;
            self.string();
            let key = self
                .bytes
                .get(start..self.at)
                .and_then(|raw| serde_json::from_slice::<String>(raw).ok());
            self.space();
            self.at += 1;
            self.space();
            if key.as_deref() == Some(step) {
                return true;
            }
            self.value();
            self.space();
            if self.peek() != Some(b',') {
                return false;
            }
            self.at += 1;
        }
    }

    fn element(&mut self, n: usize) -> bool {
        self.at += 1;
        for _ in 0..n {
            self.space();
            self.value();
            self.space();
            if self.peek() != Some(b',') {
                return false;
            }
            self.at += 1;
        }
        self.space();
        self.peek().is_some_and(|b| b != b']')
    }

    fn string(&mut self) {
        self.at += 1;
        while let Some(b) = self.peek() {
            self.at += if b == b'\\' { 2 } else { 1 };
            if b == b'"' {
                return;
            }
        }
    }

    fn value(&mut self) {
        let mut depth = 0usize;
        while let Some(b) = self.peek() {
            match b {
                b'"' => {
                    self.string();
                    if depth == 0 {
                        return;
                    }
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' | b',' if depth == 0 => return,
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        self.at += 1;
                        return;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locate(text: &str, pointer: &str) -> (usize, usize) {
        Places::new(text).locate("", pointer)
    }

    const TEXT: &str = "{\n  \"a\": [1, {\"b\\\"\": \"x,]\"},\n    {\"c\": true}],\n  \"d\": 2\n}";

    #[test]
    fn a_pointer_leads_to_its_line_and_column() {
        assert_eq!(locate(TEXT, "/a/2/c"), (3, 11));
        assert_eq!(locate(TEXT, "/d"), (4, 8));
        assert_eq!(locate(TEXT, "/a/1/b\""), (2, 20));
        assert_eq!(locate(TEXT, ""), (1, 1));
    }

    #[test]
    fn columns_of_a_long_line_count_characters() {
        let text = format!("[1,\n[\"{}\", 7]]", "é".repeat(3 * STRIDE));
        assert_eq!(locate(&text, "/1/1"), (2, 3 * STRIDE + 6));
    }

    #[test]
    fn a_missing_field_is_placed_at_what_should_hold_it() {
        assert_eq!(locate(TEXT, "/a/2/missing"), (3, 5));
    }

    #[test]
    fn a_record_of_a_list_is_found_as_by_its_whole_pointer() {
        let mut places = Places::new(TEXT);
        assert_eq!(places.locate("/a/2", "/c"), locate(TEXT, "/a/2/c"));
        assert_eq!(places.locate("/a/1", ""), locate(TEXT, "/a/1"));
    }
}
