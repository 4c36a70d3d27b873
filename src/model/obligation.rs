//! What an agreement obliges its parties to do, clause by clause.
//!
//! The kinds follow the five of ATOP (Leeds et al. 2002: defense, offense, neutrality,
//! nonaggression, consultation), to which the softer three are added.

use serde::{Deserialize, Serialize};

use super::{Key, PartialDate, organisation::words};

/// One clause's duty.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// What is owed.
    pub kind: ObligationKind,
    /// The article that says so.
    pub article: Option<Box<str>>,
    /// Who owes it; `None` means every party.
    pub by: Option<Vec<Key>>,
    /// To whom; `None` means every other party.
    pub toward: Option<Vec<Key>>,
    /// What sets it off.
    pub trigger: Option<Box<str>>,
    /// Where or against whom it holds.
    pub scope: Option<Box<str>>,
    /// How strongly the text is worded.
    pub strength: Strength,
    /// What it hangs on.
    pub conditional: Option<Box<str>>,
    /// When it was invoked.
    #[serde(default)]
    pub invoked: Vec<Invocation>,
    /// Legs of it that are suspended.
    #[serde(default)]
    pub suspended: Vec<SuspendedLeg>,
    /// The clause in plain words.
    pub summary: Option<Box<str>>,
}

words! {
    /// What an obligation owes.
    ObligationKind {
        Defense "defence",
        Offense "offence",
        Neutrality "neutrality",
        Nonaggression "non-aggression",
        Consultation "consultation",
        Assurance "assurance",
        Guarantee "guarantee",
        Cooperation "cooperation",
    }
}

words! {
    /// How strongly an obligation is worded, strongest first.
    Strength {
        AutomaticAllMeans "automatic, with all means",
        AllMeansInPower "all means in their power",
        AssistAsDeemedNecessary "assistance as each deems necessary",
        ConstitutionalProcesses "according to constitutional processes",
        Consult "consultation",
        Political "political commitment",
    }
}

/// A time an obligation was called upon.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Invocation {
    /// When.
    pub date: PartialDate,
    /// By or for whom.
    pub by: Option<Key>,
    /// What came of it.
    pub note: Option<Box<str>>,
}

/// One direction of an obligation that is suspended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SuspendedLeg {
    /// First day.
    pub since: Option<PartialDate>,
    /// First day in force again.
    pub until: Option<PartialDate>,
    /// Who owes it no longer; `None` means every party.
    pub by: Option<Vec<Key>>,
    /// To whom; `None` means every other party.
    pub toward: Option<Vec<Key>>,
    /// Why.
    pub note: Option<Box<str>>,
}

/// An article as a reader is told it: `Article 5`, `Articles 14-16`.
#[must_use]
pub fn article(article: &str) -> String {
    let plain = article.starts_with(|c: char| c.is_ascii_digit())
        || article
            .split(['(', ' ', '.', ',', '-', '–'])
            .next()
            .is_some_and(|w| !w.is_empty() && w.chars().all(|c| "IVXLC".contains(c)));
    let outside = article.split('(').next().unwrap_or_default();
    let several = outside.contains(['-', '–', ',']) || outside.contains(" and ");
    if plain && several {
        format!("Articles {article}")
    } else if plain {
        format!("Article {article}")
    } else {
        article.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_told_as_one_or_several() {
        for (text, told) in [
            ("5", "Article 5"),
            ("2(4)", "Article 2(4)"),
            ("IX (a, b)", "Article IX (a, b)"),
            ("14-16", "Articles 14-16"),
            ("I, III", "Articles I, III"),
            ("risk reduction", "risk reduction"),
        ] {
            assert_eq!(article(text), told);
        }
    }
}
