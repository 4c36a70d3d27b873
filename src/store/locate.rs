//! Finds the line and column of a JSON pointer's value in a text.
//!
//! Used only once something is wrong, so it walks the text again instead of having every parse
//! remember positions. Expects text that has already been parsed; on anything else it gives up.

/// Line and column, both from 1, of the value a JSON pointer names.
///
/// Where the last step is missing (an absent field), the position of what should hold it.
#[must_use]
pub fn locate(text: &str, pointer: &str) -> (usize, usize) {
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
    position(text, found)
}

/// Line and column, both from 1, of a byte offset.
#[must_use]
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    (line, column)
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

    const TEXT: &str = "{\n  \"a\": [1, {\"b\\\"\": \"x,]\"},\n    {\"c\": true}],\n  \"d\": 2\n}";

    #[test]
    fn a_pointer_leads_to_its_line_and_column() {
        assert_eq!(locate(TEXT, "/a/2/c"), (3, 11));
        assert_eq!(locate(TEXT, "/d"), (4, 8));
        assert_eq!(locate(TEXT, "/a/1/b\""), (2, 20));
        assert_eq!(locate(TEXT, ""), (1, 1));
    }

    #[test]
    fn a_missing_field_is_placed_at_what_should_hold_it() {
        assert_eq!(locate(TEXT, "/a/2/missing"), (3, 5));
    }
}
