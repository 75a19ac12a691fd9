//! Comments on places of the draft.

use super::owner;
use crate::event::Event;
use crate::proposal::entry;
use crate::words::{optional, page};
use crate::{Error, Result, Service, clock};
use domain::ids::{ItemId, OrgId};
use domain::people::Actor;
use domain::view::{Agreement, CommentInput, CommentView, ReplyView};
use store::{Agreed, Comment, Reply};

/// Longest comment or reply, in characters: a page.
const MAX_COMMENT_CHARS: usize = 4_000;
/// Longest quotation, in characters: enough to find the place again.
const MAX_QUOTE_CHARS: usize = 400;
/// Longest name of a place: three identifiers and what stands between them.
const MAX_PLACE_CHARS: usize = 160;
/// Most comments: beyond that the page of the draft grows slow, and nobody reads them.
const MAX_COMMENTS: usize = 2_000;
/// Most answers to one comment: beyond that people have to talk.
const MAX_REPLIES: usize = 100;

impl Service {
    /// Comments on a place of the draft. For the owners of the framework.
    pub async fn comment(&self, actor: &Actor, input: &CommentInput) -> Result<ItemId> {
        owner(actor)?;
        let text = page("The comment", &input.text, MAX_COMMENT_CHARS)?;
        let quote = optional("The quotation", &input.quote, MAX_QUOTE_CHARS)?;
        let place = optional("The place", &input.place, MAX_PLACE_CHARS)?;
        if !place.starts_with("t/") || place.chars().any(char::is_control) {
            return Err(Error::invalid("This is no place of the draft: name a text, as t/<item>/<field>."));
        }
        let draft = self.draft_of(actor).await?;
        if self.store.comments(&actor.org).await?.len() >= MAX_COMMENTS {
            return Err(Error::not_now(format!("There are {MAX_COMMENTS} comments already.")));
        }
        let (id, at): (ItemId, _) = (clock::id()?, clock::now());
        let comment = Comment { id: id.clone(), place, quote, text, by: actor.person.clone(), at, resolved: None };
        self.store.comment_add(&actor.org, &comment, &entry(actor, at, Event::Commented, id.as_str())).await?;
        self.tell(&draft);
        Ok(id)
    }

    /// Answers a comment; a closed thread is open again then. For the owners of the framework.
    pub async fn reply(&self, actor: &Actor, comment: &ItemId, text: &str) -> Result<()> {
        owner(actor)?;
        let read = self.store.comment(&actor.org, comment).await?.ok_or(Error::NotFound)?;
        let text = page("The answer", text, MAX_COMMENT_CHARS)?;
        let replies = self.store.replies(&actor.org).await?;
        if replies.iter().filter(|reply| reply.comment == *comment).count() >= MAX_REPLIES {
            return Err(Error::not_now(format!("There are {MAX_REPLIES} answers to this comment already. Talk about it.")));
        }
        let at = clock::now();
        let reply = Reply { id: clock::id()?, comment: comment.clone(), text, by: actor.person.clone(), at };
        let noted = entry(actor, at, Event::Replied, comment.as_str());
        if read.resolved.is_some() {
            let open = Comment { resolved: None, ..read.clone() };
            self.store.comment_save(&actor.org, &read, &open, &noted).await?;
        }
        self.store.reply_add(&actor.org, &reply, &noted).await?;
        self.tell(&self.draft_of(actor).await?);
        Ok(())
    }

    /// Closes the thread of a comment. Once is enough; again does nothing. For the owners of the framework.
    pub async fn resolve_comment(&self, actor: &Actor, comment: &ItemId) -> Result<()> {
        owner(actor)?;
        let read = self.store.comment(&actor.org, comment).await?.ok_or(Error::NotFound)?;
        if read.resolved.is_some() {
            return Ok(());
        }
        let at = clock::now();
        let closed = Comment { resolved: Some(Agreed { by: actor.person.clone(), at }), ..read.clone() };
        let noted = entry(actor, at, Event::CommentResolved, comment.as_str());
        self.store.comment_save(&actor.org, &read, &closed, &noted).await?;
        self.tell(&self.draft_of(actor).await?);
        Ok(())
    }

    /// Every comment with its answers, oldest first.
    pub(super) async fn comments(&self, org: &OrgId) -> Result<Vec<CommentView>> {
        let (mut comments, replies) = tokio::try_join!(self.store.comments(org), self.store.replies(org))?;
        comments.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        let closers = comments.iter().filter_map(|comment| comment.resolved.as_ref()).map(|closed| &closed.by);
        let authors = comments.iter().map(|comment| &comment.by).chain(replies.iter().map(|reply| &reply.by));
        let names = self.names(authors.chain(closers)).await?;
        let answers = |comment: &ItemId| {
            let answers = replies.iter().filter(|reply| reply.comment == *comment);
            answers.map(|reply| ReplyView { text: reply.text.clone(), by: names.of(&reply.by), at: reply.at }).collect()
        };
        let view = |comment: Comment| CommentView {
            replies: answers(&comment.id),
            by: names.of(&comment.by),
            resolved: comment.resolved.map(|closed| Agreement { by: names.of(&closed.by), at: closed.at }),
            id: comment.id,
            place: comment.place,
            quote: comment.quote,
            text: comment.text,
            at: comment.at,
        };
        Ok(comments.into_iter().map(view).collect())
    }
}
