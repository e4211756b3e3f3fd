//! Names that are worth a look before they are printed.

use crate::{
    certification::{confirm, error::Error, store},
    id::{BatchId, QualificationId},
    identity::Admin,
    language::Language,
    platform::Platform,
};

/// How many names are looked at before signing, of each kind.
const LOOKED_AT: usize = 5;

/// Names worth a look before they are printed: the longest, and those that look most like a slip.
///
/// # Errors
/// `NotFound`.
pub async fn names_to_look_at(platform: &Platform, _: &Admin, batch: BatchId) -> Result<Vec<(QualificationId, String)>, Error> {
    let db = platform.database.reader();
    store::find_batch(db, batch).await?.ok_or(Error::NotFound)?;
    Ok(worth_a_look(store::names_in(db, batch).await?))
}

/// How the certificate of somebody in a batch would look, as a PDF that says in plain sight that it is a preview. Nothing is kept.
///
/// # Errors
/// `NotFound` for who is not in the batch or has no name there, `NameUnprintable`, `TextUnprintable`.
pub async fn preview_member(
    platform: &Platform,
    _: &Admin,
    (batch, who): (BatchId, QualificationId),
    language: Language,
) -> Result<Vec<u8>, Error> {
    let db = platform.database.reader();
    let member = store::find_member(db, batch, who).await?.filter(|member| !member.name.is_empty()).ok_or(Error::NotFound)?;
    let qualification = store::find_qualification(db, who).await?.ok_or(Error::NotFound)?;
    confirm::preview_of(platform, &qualification, (&member.name, language)).await
}

/// The longest, then the oddest; nobody twice.
fn worth_a_look(mut names: Vec<(QualificationId, String)>) -> Vec<(QualificationId, String)> {
    names.sort_by_key(|(id, name)| (std::cmp::Reverse(name.chars().count()), *id));
    let mut rest = names.split_off(names.len().min(LOOKED_AT));
    rest.retain(|(_, name)| oddness(name) > 0);
    rest.sort_by_key(|(id, name)| (std::cmp::Reverse(oddness(name)), *id));
    names.extend(rest.into_iter().take(LOOKED_AT));
    names
}

/// How much a name looks like a slip: what stands in no name (digits, signs) weighs most, then capitals that are missing or everywhere, then
/// letters the readers of this site see seldom.
fn oddness(name: &str) -> usize {
    let count = |is: &dyn Fn(char) -> bool| name.chars().filter(|c| is(*c)).count();
    let signs = count(&|c| !c.is_alphabetic() && !matches!(c, ' ' | '-' | '\'' | '’' | '.'));
    let (upper, lower) = (count(&char::is_uppercase), count(&char::is_lowercase));
    let is_miscased = lower > 0 && upper == 0 || lower == 0 && upper > 3;
    let rare = count(&|c| c.is_alphabetic() && u32::from(c) >= 0x180);
    signs.saturating_mul(10_000).saturating_add(usize::from(is_miscased).saturating_mul(1_000)).saturating_add(rare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_worth_a_look_and_those_that_look_like_slips_before_rare_ones() {
        let long = ["Zoë O’Neill-Sand", "Maria del Carmen", "Jean-Pierre Roux", "Anna Katharina B", "x"];
        let short = ["Ada", "BEN SMITH", "Ng", "Ad4", "Σοφία", "Ana", "cyd dora", "eve@home"];
        let long = long.map(|name| if name == "x" { name.repeat(80) } else { name.to_owned() });
        let names = long.into_iter().chain(short.map(str::to_owned)).map(|name| (QualificationId::generate(), name)).collect();
        let looked_at: Vec<String> = worth_a_look(names).into_iter().map(|(_, name)| name).collect();
        assert_eq!(looked_at[0], "x".repeat(80));
        assert_eq!(looked_at[5..], ["eve@home", "Ad4", "BEN SMITH", "cyd dora", "Σοφία"]);
    }
}
