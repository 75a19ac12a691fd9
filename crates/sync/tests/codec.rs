//! The wire codec: what is written reads back, and no bytes make it panic or allocate what they claim.

use bytes::Bytes;
use proptest::prelude::*;
use sync::codec::awareness::{self, Entry};
use sync::codec::single::{self, Outward};
use sync::codec::{AuthMsg, Body, CodecError, Frame, Scope, Status, SyncMsg, room_part};

fn payload() -> impl Strategy<Value = Bytes> {
    prop::collection::vec(any::<u8>(), 0..200).prop_map(Bytes::from)
}

fn sync_message() -> impl Strategy<Value = SyncMsg> {
    prop_oneof![payload().prop_map(SyncMsg::Step1), payload().prop_map(SyncMsg::Step2), payload().prop_map(SyncMsg::Update)]
}

fn auth() -> impl Strategy<Value = AuthMsg> {
    prop_oneof![
        (any::<String>(), prop::option::of(any::<String>())).prop_map(|(token, version)| AuthMsg::Token { token, version }),
        Just(AuthMsg::AskToken),
        any::<String>().prop_map(AuthMsg::Denied),
        prop_oneof![Just(Scope::ReadWrite), Just(Scope::ReadOnly)].prop_map(AuthMsg::Granted),
    ]
}

fn body() -> impl Strategy<Value = Body> {
    prop_oneof![
        sync_message().prop_map(Body::Sync),
        sync_message().prop_map(Body::SyncReply),
        payload().prop_map(Body::Awareness),
        Just(Body::QueryAwareness),
        auth().prop_map(Body::Auth),
        any::<String>().prop_map(Body::Stateless),
        any::<String>().prop_map(Body::Close),
        prop_oneof![Just(Status::Saved), Just(Status::Refused)].prop_map(Body::SyncStatus),
        Just(Body::Ping),
        Just(Body::Pong),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    let state = prop::option::of(any::<String>().prop_filter("the word for none", |text| text != "null"));
    (0..1_u64 << 53, any::<u32>(), state).prop_map(|(client, clock, state)| Entry { client, clock, state })
}

proptest! {
    #[test]
    fn a_message_without_a_name_is_the_same_message(room in "[a-z0-9/]{1,60}", message in sync_message()) {
        let frame = Frame::new(room.clone(), Body::Sync(message.clone()));
        let Outward::Message(bytes) = single::outward(&frame) else { panic!("a message") };
        prop_assert_eq!(single::outward(&Frame::new("x", Body::SyncReply(message))), Outward::Message(bytes.clone()));
        prop_assert_eq!(Frame::decode(&single::inward(&room, &bytes).unwrap()), Ok(frame));
    }

    #[test]
    fn no_bytes_without_a_name_do_more_than_the_framing_knows(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        if let Ok(Ok(frame)) = single::inward("p/a/start/1", &bytes).map(|frame| Frame::decode(&frame)) {
            prop_assert_eq!(&frame.name, "p/a/start/1");
            prop_assert!(matches!(frame.body, Body::Sync(_) | Body::Awareness(_) | Body::QueryAwareness), "{:?}", frame);
        }
    }

    #[test]
    fn every_frame_has_an_answer_to_clients_with_one_room(body in body()) {
        let ends = matches!(body, Body::Auth(AuthMsg::Denied(_)) | Body::Close(_) | Body::SyncStatus(Status::Refused));
        match single::outward(&Frame::new("r", body.clone())) {
            Outward::Message(bytes) => prop_assert!(single::inward("r", &bytes).is_ok()),
            Outward::Nothing => prop_assert!(!ends),
            Outward::Gone | Outward::Forbidden => prop_assert!(ends),
        }
    }

    #[test]
    fn a_frame_reads_back_as_it_was_written(name in "[a-z0-9/\\x00]{0,60}", body in body()) {
        let frame = Frame::new(name, body);
        prop_assert_eq!(Frame::decode(&frame.encode()), Ok(frame));
    }

    #[test]
    fn a_frame_that_was_cut_off_is_refused(name in "[a-z/]{1,20}", body in body(), cut in 0.0..1.0) {
        // The server's question for the token is the beginning of the client's answer.
        prop_assume!(!matches!(body, Body::Auth(_)));
        let bytes = Frame::new(name, body).encode();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place within the bytes")]
        let at = (bytes.len() as f64 * cut) as usize;
        prop_assert!(Frame::decode(&bytes.slice(..at)).is_err());
    }

    #[test]
    fn no_bytes_make_the_codec_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = awareness::decode(&bytes);
        let _ = Frame::decode(&bytes.into());
    }

    #[test]
    fn awareness_reads_back_as_it_was_written(entries in prop::collection::vec(entry(), 0..10)) {
        prop_assert_eq!(awareness::decode(&awareness::encode(&entries)), Ok(entries));
    }
}

#[test]
fn frames_are_the_bytes_that_unmodified_clients_send() {
    let token = Frame::new("p/a/table", Body::Auth(AuthMsg::Token { token: "t".to_owned(), version: None }));
    assert_eq!(&token.encode()[..], b"\x09p/a/table\x02\x00\x01t");
    let saved = Frame::new("r", Body::SyncStatus(Status::Saved));
    assert_eq!(&saved.encode()[..], b"\x01r\x08\x01");
    let granted = Frame::new("r", Body::Auth(AuthMsg::Granted(Scope::ReadOnly)));
    assert_eq!(&granted.encode()[..], b"\x01r\x02\x02\x08readonly");
    let step1 = Frame::new("r", Body::Sync(SyncMsg::Step1(Bytes::from_static(&[0]))));
    assert_eq!(&step1.encode()[..], b"\x01r\x00\x00\x01\x00");
}

#[test]
fn the_clients_own_suffix_is_not_part_of_the_room() {
    assert_eq!(room_part("p/a/start/0\0tab-2"), "p/a/start/0");
    assert_eq!(room_part("p/a/start/0"), "p/a/start/0");
}

#[test]
fn a_claim_of_many_entries_is_refused_before_they_are_allocated() {
    assert_eq!(awareness::decode(&[128, 128, 128, 8]), Err(CodecError::OverLimit));
}

#[test]
fn messages_between_servers_are_unknown() {
    assert_eq!(Frame::decode(&Bytes::from_static(b"\x01r\x06\x01x")), Err(CodecError::UnknownKind));
}
