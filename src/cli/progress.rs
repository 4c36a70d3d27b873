//! A bar on a terminal for what takes longer than anybody likes to wait in the dark.

use std::{
    cell::Cell,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::exchange::import::{Progress, Step};

/// What is done sooner is done without a bar.
const PATIENCE: Duration = Duration::from_millis(200);

/// A bar on standard error, if that is a terminal; taken away when dropped.
pub(super) struct Bar {
    began: Instant,
    bar: ProgressBar,
    shown: Cell<bool>,
}

impl Bar {
    pub(super) fn new() -> Self {
        let style = ProgressStyle::with_template("{msg} {wide_bar} {percent:>3} %");
        let bar = ProgressBar::hidden();
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self {
            began: Instant::now(),
            bar,
            shown: Cell::new(false),
        }
    }

    /// Shows how far something is, once it has taken a while.
    pub(super) fn show(&self, at: Progress) {
        if self.began.elapsed() < PATIENCE {
            return;
        }
        if !self.shown.replace(true) && std::env::var_os("TERM").is_none_or(|t| t != "dumb") {
            // Hidden by itself where standard error is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_length(at.of.max(1));
        self.bar.set_position(at.done);
        self.bar.set_message(match at.step {
            Step::Reading => "reading",
            Step::Checking => "checking",
            Step::Writing => "writing",
        });
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
