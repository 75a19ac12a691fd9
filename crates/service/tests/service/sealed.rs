//! Sealed means sealed: no call of anybody returns an assessment before both are sealed.

use crate::calls::{Call, Target};
use crate::world::{World, decision, secret};
use domain::assessment::{AssessmentView, Level, Rating, Ratings, Side};
use domain::ids::ProposalId;
use domain::people::Actor;
use domain::review::{DecisionInput, DecisionKind, Passage, RequestInput, ResolutionKind};
use domain::section::Section;
use domain::state::{State, Step};
use service::Error;

#[tokio::test(flavor = "multi_thread")]
async fn no_call_of_anybody_tells_the_others_ratings_before_both_are_sealed() {
    let w = World::new().await;
    let id = w.assessing().await;
    w.rate(&id, Side::Employee).await;
    w.service.seal(&w.employee, &id).await.unwrap();
    w.rate(&id, Side::Manager).await;
    let everybody =
        [&w.employee, &w.manager, &w.stakeholder, &w.reviewer, &w.colleague, &w.administrator, &w.programme_owner, &w.outsider];
    let target = Target::of(&w, &id).await;
    for actor in everybody {
        for call in Call::ALL.into_iter().filter(|call| call.reads()) {
            let answer = call.run(&w, actor, &target).await;
            for side in Side::ALL {
                let own = w.side(side).person == actor.person;
                assert!(own || !format!("{answer:?}").contains(secret(side)), "{call:?} of {} told {side:?}", actor.name);
            }
        }
    }
    let AssessmentView::Alone { mine, other_sealed } = w.service.proposal(&w.manager, &id).await.unwrap().assessment else {
        panic!("not open yet");
    };
    assert!(other_sealed && mine.sealed.is_none() && !mine.ratings.is_empty());

    w.service.seal(&w.manager, &id).await.unwrap();
    let view = w.service.proposal(&w.employee, &id).await.unwrap();
    assert_eq!(view.state, State::Planning);
    assert!(matches!(view.assessment, AssessmentView::Open { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seal_needs_every_answer_and_holds() {
    let w = World::new().await;
    let s = &w.service;
    let id = w.assessing().await;
    let first = s.proposal(&w.employee, &id).await.unwrap().expectations[0].id.clone();
    assert!(matches!(s.seal(&w.employee, &id).await, Err(Error::Invalid(_))));
    w.rate(&id, Side::Employee).await;
    s.rate(&w.employee, &id, &first, None).await.unwrap();
    assert!(matches!(s.seal(&w.employee, &id).await, Err(Error::Invalid(_))));
    let rating = Rating { level: Level::Reliably, evidence: "seen".to_owned() };
    s.rate(&w.employee, &id, &first, Some(rating.clone())).await.unwrap();
    s.seal(&w.employee, &id).await.unwrap();
    assert!(matches!(s.rate(&w.employee, &id, &first, Some(rating.clone())).await, Err(Error::NotAllowedNow(_))));
    assert!(matches!(s.seal(&w.employee, &id).await, Err(Error::NotAllowedNow(_))));
    let unknown = "nothing-of-the-kind".parse().unwrap();
    assert!(matches!(s.rate(&w.manager, &id, &unknown, Some(rating)).await, Err(Error::Invalid(_))));
}

/// Asks for a change of the evidence of one side on the first expectation.
async fn about_evidence(w: &World, id: &ProposalId, side: Side) -> DecisionInput {
    let first = w.service.proposal(&w.employee, id).await.unwrap().expectations[0].id.clone();
    let passage = Passage {
        section: Section::Gaps,
        item: first.into(),
        field: format!("{}-evidence", side.key()),
        quote: secret(side).to_owned(),
    };
    let request = RequestInput { passage, note: "Say when that was.".to_owned() };
    DecisionInput { requests: vec![request], ..decision(DecisionKind::RequestModifications) }
}

/// With leadership as version 2, after a request about what the employee had seen.
async fn submitted_again(w: &World) -> ProposalId {
    let (id, s) = (w.submitted().await, &w.service);
    s.decide(&w.reviewer, &id, 1, &about_evidence(w, &id, Side::Employee).await).await.unwrap();
    s.step(&w.manager, &id, Step::Reconvene).await.unwrap();
    let request = s.proposal(&w.employee, &id).await.unwrap().requests[0].request.id.clone();
    s.resolve(&w.employee, &id, &request, ResolutionKind::Disputed, "It was in May.").await.unwrap();
    w.sign(&id).await;
    assert_eq!(s.submit(&w.employee, &id).await.unwrap(), 2);
    id
}

/// Everything that can be read about a path, by everybody.
async fn everything(w: &World, id: &ProposalId) -> Vec<(String, String)> {
    let target = Target::of(w, id).await;
    let everybody = [
        &w.employee,
        &w.manager,
        &w.stakeholder,
        &w.reviewer,
        &w.second_reviewer,
        &w.colleague,
        &w.administrator,
        &w.programme_owner,
        &w.outsider,
    ];
    let mut told = Vec::new();
    for actor in everybody {
        for call in Call::ALL.into_iter().filter(|call| call.reads()) {
            told.push((format!("{call:?} of {}", actor.name), format!("{:?}", call.run(w, actor, &target).await)));
        }
        for number in [1, 2] {
            let (version, review) = (w.service.version(actor, id, number).await, w.service.review(actor, id, number).await);
            told.push((format!("version {number} of {}", actor.name), format!("{version:?} {review:?}")));
        }
    }
    told
}

fn tells(told: &[(String, String)]) -> Vec<&str> {
    let is_rating = |text: &str| Side::ALL.into_iter().any(|side| text.contains(secret(side))) || text.contains("-level");
    told.iter().filter(|(_, text)| is_rating(text)).map(|(who, _)| who.as_str()).collect()
}

async fn rate_and_seal(w: &World, id: &ProposalId, actor: &Actor) {
    for expectation in w.service.proposal(actor, id).await.unwrap().expectations {
        let rating = Rating { level: Level::NotYet, evidence: "said anew".to_owned() };
        w.service.rate(actor, id, &expectation.id, Some(rating)).await.unwrap();
    }
    w.service.seal(actor, id).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn last_times_ratings_are_in_nothing_that_anybody_reads_while_new_ones_are_given() {
    let w = World::new().await;
    let s = &w.service;
    let earlier = submitted_again(&w).await;
    let open = everything(&w, &earlier).await;
    for who in ["employee", "manager", "reviewer", "second-reviewer"] {
        let tells = tells(&open);
        for number in [1, 2] {
            assert!(tells.contains(&format!("version {number} of {who}").as_str()), "the ratings belong to {who}: {tells:?}");
        }
    }

    let anew = w.aligned().await;
    s.step(&w.manager, &anew, Step::Assess).await.unwrap();
    assert!(!tells(&everything(&w, &earlier).await).is_empty(), "one alone has begun nothing");
    s.step(&w.employee, &anew, Step::Assess).await.unwrap();
    assert_eq!(tells(&everything(&w, &earlier).await), [""; 0]);
    for actor in [&w.employee, &w.manager] {
        assert_eq!(s.proposal(actor, &earlier).await.unwrap().assessment, AssessmentView::HeldBack);
        assert_eq!(s.review(actor, &earlier, 2).await.unwrap().ratings, Ratings::HeldBack);
    }

    rate_and_seal(&w, &anew, &w.manager).await;
    assert_eq!(tells(&everything(&w, &earlier).await), [""; 0], "one seal opens nothing");
    rate_and_seal(&w, &anew, &w.employee).await;
    assert_eq!(everything(&w, &earlier).await.len(), open.len());
    assert_eq!(tells(&everything(&w, &earlier).await), tells(&open), "both are sealed: last time's are open again");
}

#[tokio::test(flavor = "multi_thread")]
async fn last_times_ratings_are_open_again_when_the_new_path_ends_or_is_called_off() {
    let w = World::new().await;
    let s = &w.service;
    let earlier = w.submitted().await;
    let shown = async || s.review(&w.reviewer, &earlier, 1).await.unwrap().ratings;
    let anew = w.assessing().await;
    assert_eq!(shown().await, Ratings::HeldBack);
    s.step(&w.manager, &anew, Step::CallOffAssessment).await.unwrap();
    assert_eq!(shown().await, Ratings::Readable);
    w.begin(&anew).await;
    assert_eq!(shown().await, Ratings::HeldBack);
    s.withdraw(&w.employee, &anew, "").await.unwrap();
    assert_eq!(shown().await, Ratings::Readable);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_quote_finds_out_what_is_held_back() {
    let w = World::new().await;
    let s = &w.service;
    let earlier = w.submitted().await;
    let quoting = about_evidence(&w, &earlier, Side::Manager).await;
    let anew = w.assessing().await;
    let refused = s.decide(&w.reviewer, &earlier, 1, &quoting).await;
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
    s.withdraw(&w.employee, &anew, "").await.unwrap();
    s.decide(&w.reviewer, &earlier, 1, &quoting).await.unwrap();
}
