//! Answers at choice points: every one is kept, with the examples that it was about.

use super::owner;
use crate::event::Event;
use crate::proposal::entry;
use crate::words::page;
use crate::{Error, Result, Service, clock};
use domain::framework::ChoiceAnswer;
use domain::ids::OrgId;
use domain::people::Actor;
use domain::view::ChoiceInput;
use store::Choice;

/// Longest answer, in characters: a page and a half.
const MAX_ANSWER_CHARS: usize = 4_000;
/// Longest text that is searched for, in characters: a line.
const MAX_SEARCH_CHARS: usize = 200;

impl Service {
    /// Answers a question about what changes at a level. For the owners of the framework.
    pub async fn answer_choice(&self, actor: &Actor, input: &ChoiceInput) -> Result<()> {
        owner(actor)?;
        let answer = page("The answer", &input.answer, MAX_ANSWER_CHARS)?;
        let draft = self.draft_of(actor).await?;
        let framework = self.written_draft(&draft).await?.framework;
        let factor = (framework.distinctions.iter())
            .find(|factor| factor.level == input.level && factor.dimension == input.dimension && !factor.is_blank())
            .ok_or_else(|| Error::invalid("Nothing is written there yet: first write what changes, then answer."))?;
        let choice = Choice {
            id: clock::id()?,
            level: input.level.clone(),
            dimension: input.dimension,
            question: input.question,
            answer,
            about: input.about.clone(),
            by: actor.person.clone(),
            at: clock::now(),
        };
        let seen = ChoiceAnswer {
            level: choice.level.clone(),
            dimension: choice.dimension,
            question: choice.question,
            answer: choice.answer.clone(),
            about: choice.about.clone(),
            by: domain::people::PersonSummary { id: actor.person.clone(), name: String::new(), title: String::new() },
            at: choice.at,
        };
        if !seen.is_about(factor) {
            return Err(Error::Conflict("The examples were reworded meanwhile. Read them again, then answer.".to_owned()));
        }
        let choice = Choice { about: factor.about(), ..choice };
        let noted = entry(actor, choice.at, Event::ChoiceAnswered, choice.level.as_str());
        self.store.choice_add(&actor.org, &choice, &noted).await?;
        self.tell(&draft);
        Ok(())
    }

    /// Every answer at choice points in which all of these words occur, newest first; all of them where no word is given. For the owners
    /// of the framework.
    pub async fn search_choices(&self, actor: &Actor, words: &str) -> Result<Vec<ChoiceAnswer>> {
        owner(actor)?;
        let words = crate::words::optional("What is searched", words, MAX_SEARCH_CHARS)?.to_lowercase();
        let mut found = self.answers(&actor.org).await?;
        found.retain(|answer| {
            let text = format!("{}\n{}\n{}", answer.answer, answer.about, answer.by.name).to_lowercase();
            words.split_whitespace().all(|word| text.contains(word))
        });
        Ok(found)
    }

    /// Every answer, newest first.
    pub(super) async fn answers(&self, org: &OrgId) -> Result<Vec<ChoiceAnswer>> {
        let choices = self.store.choices(org).await?;
        let names = self.names(choices.iter().map(|choice| &choice.by)).await?;
        let answer = |choice: Choice| ChoiceAnswer {
            by: names.of(&choice.by),
            level: choice.level,
            dimension: choice.dimension,
            question: choice.question,
            answer: choice.answer,
            about: choice.about,
            at: choice.at,
        };
        Ok(choices.into_iter().rev().map(answer).collect())
    }
}
