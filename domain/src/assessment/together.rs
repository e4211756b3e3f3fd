//! Answers that arrive at the same time are written together: one transaction and one wait for the disk for all of them. What arrives while one
//! writing is under way makes up the next, so nobody waits for company.
//!
//! Nobody waits for anybody else's trouble, either: an attempt that somebody holds is passed over on PostgreSQL, a writing that takes long is given
//! up, and who was passed over or given up is written alone.

use super::store_responses::{self, NewSave, Place};
use crate::database::{Database, Dialect};
use crate::error::Failure;
use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::timeout;

/// Answers written together at most.
const MOST: usize = 64;
/// How long one writing may take, and how long an answer waits for others. Far less than a request may.
const PATIENCE: Duration = Duration::from_secs(5);

/// Answers on their way into a database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Saves {
    database: Database,
    queue: Arc<Mutex<Queue>>,
}

#[derive(Debug, Default)]
struct Queue {
    asked: Vec<Asked>,
    /// Whether somebody has the turn. There is one: the longer a group gathers, the less each answer in it costs.
    is_writing: bool,
}

/// An answer that waits to be written.
#[derive(Debug)]
struct Asked {
    save: NewSave,
    /// Told whether it was written; dropped when that is not known.
    written: oneshot::Sender<bool>,
}

impl Saves {
    /// Nothing is on its way into this database yet.
    pub fn new(database: Database) -> Self {
        Self { database, queue: Arc::default() }
    }

    /// Writes an answer as [`store_responses::write_response`] does, and is done when it is committed. `false` also when somebody else held the
    /// attempt just then: whoever asks has to look what became of it.
    pub(super) async fn write(&self, save: NewSave) -> Result<bool, Failure> {
        let (written, told) = oneshot::channel();
        if let Some(turn) = self.ask(Asked { save: save.clone(), written }) {
            // On its own: somebody who hangs up takes nobody else's answer along.
            tokio::spawn(turn.write());
        }
        match timeout(PATIENCE, told).await {
            Ok(Ok(is_written)) => Ok(is_written),
            // Alone it may be done, or says why it cannot be. Done twice it is done once: the second follows no answer.
            Ok(Err(_)) | Err(_) => store_responses::write_response(self.database.single(), &save).await,
        }
    }

    /// The turn at writing, unless somebody has it.
    fn ask(&self, asked: Asked) -> Option<Turn> {
        let mut queue = self.queue();
        queue.asked.push(asked);
        let is_free = !std::mem::replace(&mut queue.is_writing, true);
        is_free.then(|| Turn { saves: self.clone(), is_over: false })
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Which of them were written.
    async fn write_group(&self, group: &BTreeMap<Place, Asked>) -> Result<BTreeSet<Place>, Failure> {
        let saves = group.values().map(|asked| &asked.save);
        if self.database.dialect() == Dialect::Postgres {
            return store_responses::write_responses(self.database.single(), saves.collect()).await;
        }
        self.database
            .write(async |tx| {
                let mut done = BTreeSet::new();
                for save in saves.clone() {
                    if store_responses::write_response(tx, save).await? {
                        done.insert(save.place());
                    }
                }
                Ok(done)
            })
            .await
    }
}

/// The turn at writing: lasts until nothing waits.
struct Turn {
    saves: Saves,
    is_over: bool,
}

impl Turn {
    async fn write(mut self) {
        loop {
            let group = self.next();
            if group.is_empty() {
                return;
            }
            match timeout(PATIENCE, self.saves.write_group(&group)).await {
                Ok(Ok(done)) => {
                    for (place, Asked { written, .. }) in group {
                        let _has_hung_up = written.send(done.contains(&place)).is_err();
                    }
                }
                Ok(Err(error)) => tracing::warn!(%error, answers = group.len(), "answers could not be written together"),
                Err(_) => tracing::warn!(answers = group.len(), "answers were not written together in time"),
            }
        }
    }

    /// What is written next: one answer to a question, further ones later. Nothing when the turn is over.
    fn next(&mut self) -> BTreeMap<Place, Asked> {
        let mut queue = self.saves.queue();
        let mut group = BTreeMap::new();
        let (mut later, waiting) = (Vec::new(), std::mem::take(&mut queue.asked));
        // Who has hung up, or writes alone by now, is forgotten.
        for asked in waiting.into_iter().filter(|asked| !asked.written.is_closed()) {
            if group.len() >= MOST {
                later.push(asked);
                continue;
            }
            match group.entry(asked.save.place()) {
                Entry::Vacant(free) => {
                    free.insert(asked);
                }
                Entry::Occupied(_) => later.push(asked),
            }
        }
        queue.asked = later;
        if group.is_empty() {
            // Said while nobody can ask, so that whoever comes next gets the turn.
            queue.is_writing = false;
            self.is_over = true;
        }
        group
    }
}

impl Drop for Turn {
    /// Cut off in the middle: those who wait are left to themselves.
    fn drop(&mut self) {
        if !self.is_over {
            let mut queue = self.saves.queue();
            queue.is_writing = false;
            queue.asked.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::attempt::Saved;
    use super::super::response::Response;
    use super::super::sample::{question_id, rules};
    use super::super::stage::Stage;
    use super::*;
    use crate::id::AttemptId;
    use futures_util::future::join_all;

    fn save_of(stage: &Stage, (attempt, question): (AttemptId, &str), seq: u32, number: &str) -> NewSave {
        let now = stage.platform.clock.now();
        let saved = Saved { seq, response: Some(Response::Number(number.to_owned())), late: false, at: Some(now) };
        NewSave::of((attempt, &question_id(question)), &saved, now).unwrap()
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn what_comes_together_is_written_in_turn_and_each_is_told_for_itself() {
        let stage = Stage::with(rules()).await;
        let attempt = stage.started().await;
        let saves = Saves::new(stage.platform.database.clone());
        let write = |question, seq, number| saves.write(save_of(&stage, (attempt, question), seq, number));
        // Twice the same place, one that skips an answer, and an attempt that is not there.
        let nowhere = saves.write(save_of(&stage, (AttemptId::generate(), "one"), 1, "1"));
        let outcomes = join_all([write("one", 1, "1"), write("four", 1, "1"), write("four", 1, "2"), write("five", 2, "1"), nowhere]).await;
        let outcomes: Vec<bool> = outcomes.into_iter().map(Result::unwrap).collect();
        assert!(outcomes[0] && !outcomes[3] && !outcomes[4], "{outcomes:?}");
        assert!(outcomes[1] ^ outcomes[2], "one of two that follow the same answer: {outcomes:?}");
        assert!(write("four", 2, "3").await.unwrap());
        let over = async {
            while saves.queue().is_writing {
                tokio::task::yield_now().await;
            }
        };
        timeout(PATIENCE, over).await.expect("the turn ends");
    }

    #[tokio::test]
    async fn whoever_waits_for_a_turn_that_was_cut_off_writes_alone() {
        let stage = Stage::with(rules()).await;
        let attempt = stage.started().await;
        let saves = Saves::new(stage.platform.database.clone());
        let (written, told) = oneshot::channel();
        let cut_off = saves.ask(Asked { save: save_of(&stage, (attempt, "one"), 1, "1"), written });
        let waits = saves.write(save_of(&stage, (attempt, "four"), 1, "1"));
        let (is_written, ()) = tokio::join!(waits, async { drop(cut_off) });
        assert!(is_written.unwrap());
        assert!(told.await.is_err(), "and this one, too, is told to");
        assert!(saves.write(save_of(&stage, (attempt, "four"), 2, "2")).await.unwrap(), "the next turn is free");
    }

    #[tokio::test]
    async fn who_has_hung_up_is_forgotten_and_no_group_grows_without_bound() {
        let stage = Stage::with(rules()).await;
        let saves = Saves::new(stage.platform.database.clone());
        let mut told = Vec::new();
        let mut turn = None;
        for number in 0..MOST + 2 {
            let (written, told_of_it) = oneshot::channel();
            let asked = Asked { save: save_of(&stage, (AttemptId::generate(), "one"), 1, "1"), written };
            turn = turn.or(saves.ask(asked));
            if number > 0 {
                told.push(told_of_it);
            }
        }
        let mut turn = turn.unwrap();
        assert_eq!((turn.next().len(), turn.next().len(), turn.next().len()), (MOST, 1, 0));
        assert!(turn.is_over);
    }
}
