//! What a shell may complete an argument to: names, and the words an option takes.
//!
//! The shell calls blocs itself, so a name is completed as it is found: see `query::beginnings`.

use std::{ffi::OsStr, path::PathBuf};

use clap::CommandFactory;
use clap_complete::{
    CompleteEnv,
    engine::{ArgValueCompleter, CompletionCandidate},
    env::Shells,
};

use super::{
    Args,
    ask::{ACTORS, BODIES},
    report::shape,
};
use crate::{
    model::{
        AgreementType, Entity, Kind, MemberStatus, ObligationKind, OrganisationType,
        harmless::clean,
    },
    query::beginnings::beginnings,
    store::Atlas,
};

/// The variable by which a shell's script asks for completions.
pub(super) const VARIABLE: &str = "BLOCS_COMPLETE";

/// The shells whose scripts ask blocs.
pub(super) const SHELLS: Shells<'static> = Shells(&[
    &clap_complete::env::Bash,
    &clap_complete::env::Elvish,
    &clap_complete::env::Fish,
    &clap_complete::env::Zsh,
]);

/// Answers a shell that asks for completions and ends; else does nothing.
pub(super) fn answer() {
    CompleteEnv::with_factory(Args::command)
        .var(VARIABLE)
        .shells(SHELLS)
        .complete();
}

/// Anything, once something is typed: before that the commands are enough.
pub(super) fn anything() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| match typed.to_str() {
        None | Some("") => Vec::new(),
        Some(typed) => names(typed, &Kind::ALL),
    })
}

/// Countries and organisations.
pub(super) fn actors() -> ArgValueCompleter {
    of_kinds(ACTORS)
}

/// Organisations and agreements.
pub(super) fn bodies() -> ArgValueCompleter {
    of_kinds(BODIES)
}

/// Organisations.
pub(super) fn organisations() -> ArgValueCompleter {
    of_kinds(&[Kind::Organisation])
}

fn of_kinds(kinds: &'static [Kind]) -> ArgValueCompleter {
    ArgValueCompleter::new(move |typed: &OsStr| {
        typed.to_str().map_or(Vec::new(), |t| names(t, kinds))
    })
}

fn names(typed: &str, kinds: &[Kind]) -> Vec<CompletionCandidate> {
    let Some(atlas) = atlas() else {
        return Vec::new();
    };
    let label = |entity| match entity {
        Entity::Country(ix) => atlas.country(ix).name.to_string(),
        Entity::Organisation(ix) => atlas.organisation(ix).name.to_string(),
        Entity::Agreement(ix) => atlas.agreement(ix).title.to_string(),
    };
    let found = beginnings(&atlas, typed, kinds).into_iter();
    let candidate = |one: crate::query::beginnings::Beginning| {
        let help = clean(&label(one.entity));
        CompletionCandidate::new(one.word).help(Some(help.into()))
    };
    found.map(candidate).collect()
}

/// The dataset the line being typed is about, or none that can be read.
fn atlas() -> Option<Atlas> {
    match told() {
        None => crate::embedded::atlas().ok(),
        Some(path) => crate::store::read(&path).0,
    }
}

/// The path after `--data` on the line being typed, else that of the environment.
fn told() -> Option<PathBuf> {
    let line: Vec<_> = std::env::args_os().collect();
    let after = line.windows(2).filter(|pair| pair[0] == "--data");
    let joined = line
        .iter()
        .filter_map(|word| word.to_str()?.strip_prefix("--data="));
    after
        .map(|pair| PathBuf::from(&pair[1]))
        .chain(joined.map(PathBuf::from))
        .last()
        .or_else(|| std::env::var_os("BLOCS_DATA").map(PathBuf::from))
}

/// The words of a vocabulary.
fn words(all: impl Iterator<Item = String>, typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy().into_owned();
    let fitting = all.filter(|word| word.starts_with(&typed));
    fitting.map(CompletionCandidate::new).collect()
}

/// Kinds of organisations.
pub(super) fn organisation_kinds() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        words(OrganisationType::ALL.iter().map(shape::word), typed)
    })
}

/// Kinds of agreements.
pub(super) fn agreement_kinds() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| words(AgreementType::ALL.iter().map(shape::word), typed))
}

/// Kinds of obligations.
pub(super) fn obligations() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        words(ObligationKind::ALL.iter().map(shape::word), typed)
    })
}

/// Kinds of changes.
pub(super) fn changes() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let all = super::report::changes::KINDS.iter();
        words(all.map(|change| shape::snake(change.word())), typed)
    })
}

/// Standings of members and parties.
pub(super) fn statuses() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let own = MemberStatus::ALL.iter().map(shape::word);
        let more = [
            "any",
            "former",
            "party",
            "consented",
            "disputed",
            "withdrew",
        ];
        words(own.chain(more.map(str::to_owned)), typed)
    })
}

/// Words for dates, beside dates.
pub(super) fn dates() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        words(["today", "ever"].into_iter().map(str::to_owned), typed)
    })
}

/// Commands, for their manual pages.
pub(super) fn commands() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let all = Args::command();
        let names = all.get_subcommands().map(|c| c.get_name().to_owned());
        words(names, typed)
    })
}
