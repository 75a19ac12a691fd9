use super::*;
use serde_json::json;

fn bjensen() -> Map<String, Value> {
    let one = json!({
        "id": "a1",
        "userName": "bjensen",
        "name": { "familyName": "O'Malley", "givenName": "Barbara" },
        "title": "Tour \"Guide\"",
        "active": true,
        "emails": [
            { "type": "work", "value": "bjensen@example.com", "primary": true },
            { "type": "home", "value": "babs@jensen.org" }
        ],
        "meta": { "lastModified": "2011-05-13T04:42:34Z" },
        crate::ENTERPRISE: { "manager": { "value": "26118915" } },
        "count": 3
    });
    one.as_object().cloned().unwrap_or_default()
}

fn is(filter: &str) -> bool {
    filter.parse::<Filter>().unwrap_or_else(|fault| panic!("{filter}: {fault}")).matches(&bjensen())
}

/// The examples of RFC 7644, 3.4.2.2, and some of our own.
#[test]
fn filters_mean_what_the_specification_says() {
    for yes in [
        r#"userName eq "bjensen""#,
        r#"USERNAME Eq "BJensen""#,
        r#"name.familyName co "O'Malley""#,
        r#"userName sw "BJ""#,
        r#"urn:ietf:params:scim:schemas:core:2.0:User:userName sw "b""#,
        "title pr",
        r#"meta.lastModified gt "2011-05-13T04:42:33Z""#,
        r#"meta.lastModified le "2011-05-13T04:42:34Z""#,
        r#"title pr and userName ew "sen""#,
        r#"nickName pr or userName eq "bjensen""#,
        r#"userName ne "other" and not (active eq false)"#,
        r#"emails eq "babs@jensen.org""#,
        r#"emails.type eq "home""#,
        r#"emails[type eq "work" and value co "@example.com"]"#,
        r#"emails[type eq "home" and not (primary pr)]"#,
        r#"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq "26118915""#,
        r#"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "26118915""#,
        r#"(title eq "x" or (active eq true)) and id eq "a1""#,
        "nickName eq null and title ne null",
        "count ge 3 and count lt 4",
        r#"title eq "Tour \"Guide\"""#,
        r#"nickName ne "anything""#,
    ] {
        assert!(is(yes), "{yes}");
    }
    for no in [
        r#"id eq "A1""#,
        "nickName pr",
        r#"emails[type eq "home" and value co "@example.com"]"#,
        r#"active eq "true""#,
        "active gt false",
        "title eq null",
        r#"nickName eq "x""#,
        r#"emails ne "babs@jensen.org""#,
        r#"userName eq "bjensen" and title eq "x" or active eq false"#,
    ] {
        assert!(!is(no), "{no}");
    }
    // `and` binds stronger than `or`.
    assert!(is(r#"active eq true or userName eq "x" and userName eq "y""#));
}

#[test]
fn what_is_no_filter_is_refused_with_what_should_stand_there() {
    let deep = format!("{}active eq true{}", "(".repeat(40), ")".repeat(40));
    let long = format!("userName eq \"{}\"", "x".repeat(5000));
    for wrong in [
        "",
        "userName",
        "userName eq",
        "userName eq bjensen",
        "userName is \"x\"",
        "eq \"x\"",
        "(active eq true",
        "active eq true)",
        "active eq true and",
        "emails[type eq \"work\"",
        "active eq [true]",
        "active eq {}",
        "a..b pr",
        "not active eq true",
        "userName eq \"open",
        "1a pr",
        "urn:ietf:params:scim:schemas:core:2.0:User pr",
        &deep,
        &long,
    ] {
        let fault = wrong.parse::<Filter>().expect_err(wrong);
        assert_eq!((fault.status, fault.kind), (400, Some(crate::ScimType::InvalidFilter)), "{wrong}");
    }
}

#[test]
fn what_can_be_looked_up_is_found_out() {
    let filter = |text: &str| text.parse::<Filter>().unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(filter(r#"username eq "a""#).equals("userName"), Some("a"));
    assert_eq!(filter(r#"userName ne "a""#).equals("userName"), None);
    assert_eq!(filter(r#"userName eq "a" and active eq true"#).equals("userName"), None);
}

proptest::proptest! {
    #[test]
    fn nothing_that_is_sent_makes_reading_fail_otherwise(text in ".{0,60}") {
        let _ = text.parse::<Filter>();
    }

    #[test]
    fn whatever_looks_like_a_filter_neither(text in r#"((a|b\.c|not|and|or|eq|pr|\(|\)|\[|\]|"x"|true|1) ?){0,30}"#) {
        let _ = text.parse::<Filter>();
    }
}
