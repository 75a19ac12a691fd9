//! What the demo's people did with the published framework: choice points answered, the philosophy agreed with, a comment left open.

use super::framework::ANSWERS;
use super::people::{email, password};
use crate::{Result, Service};
use domain::framework::{ChoiceQuestion, Framework};
use domain::view::{ChoiceInput, CommentInput};

/// Lets the two owners and leadership say what they have to say about what is published.
pub(super) async fn discussed(service: &Service, published: &Framework) -> Result<()> {
    let sit_down = async |first: &str| service.sign_in(&email(first), &password(first), "demo").await;
    let (beatriz, ines) = (sit_down("beatriz").await?.actor, sit_down("ines").await?.actor);
    for factor in &published.distinctions {
        for (question, answer) in ChoiceQuestion::ALL.into_iter().zip(ANSWERS) {
            let input = ChoiceInput {
                level: factor.level.clone(),
                dimension: factor.dimension,
                question,
                answer: answer.to_owned(),
                about: factor.about(),
            };
            service.answer_choice(&beatriz, &input).await?;
        }
    }
    let comment = service.comment(&ines, &remark()).await?;
    service.reply(&beatriz, &comment, "Good point. Shall we ask Samuel what he would call it?").await?;
    let marta = sit_down("marta").await?.actor;
    service.agree(&marta, published.version).await?;
    for actor in [&beatriz, &ines, &marta] {
        service.sign_out(actor).await?;
    }
    Ok(())
}

fn remark() -> CommentInput {
    CommentInput {
        place: "t/data-3~modelling/own".to_owned(),
        quote: String::new(),
        text: "Would somebody who holds the role today say it like this?".to_owned(),
    }
}
