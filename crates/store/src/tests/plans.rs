//! Lists read an index and nothing else: a plan that scans a table passes every other test and fails with ten thousand proposals.

use super::in_memory;
use crate::unit::Unit;
use crate::{access_tokens, audit, chain, consultations, identities, passkeys, people, proposals, provisioning, sessions};
use surrealdb_types::{ToSql, Value};

const LISTS: &[(&str, &str)] = &[
    (proposals::AIMS, "proposal_by_aim"),
    (proposals::OF_EMPLOYEE, "proposal_by_employee"),
    (proposals::OF_MANAGER, "proposal_by_manager"),
    (proposals::REVIEWABLE, "proposal_by_shelf"),
    (people::PEOPLE, "person_by_org"),
    (people::REPORTS, "person_by_manager"),
    (people::REVIEWERS, "person_by_reviewer"),
    (people::AUTHORS, "person_by_author"),
    (consultations::OF_PROPOSAL, "consultation_by_proposal"),
    (consultations::OF_STAKEHOLDER, "consultation_by_stakeholder"),
    (identities::IDENTITIES_OF, "identity_by_person"),
    (access_tokens::TOKENS_OF, "access_token_by_person"),
    (passkeys::PASSKEYS_OF, "passkey_by_person"),
    (provisioning::TOKENS_OF, "provisioning_token_by_org"),
    (provisioning::PROVISIONED_OF, "provisioned_by_user_name"),
    (provisioning::PROVISIONED_AS, "provisioned_by_user_name"),
    (provisioning::GROUPS_OF, "provisioned_group_by_org"),
    (sessions::SESSIONS_OF, "session_by_person"),
    (audit::OF_ORG, "org_audit_by_org"),
    (chain::BY_PLACE, "audit_chain_by_place"),
    (chain::BY_KIND, "audit_chain_by_kind"),
    (chain::BY_PERSON, "audit_chain_by_person"),
    (chain::BY_SUBJECT, "audit_chain_by_subject"),
    (chain::SEALED_OF, "audit_chain_by_row"),
];

#[tokio::test]
async fn every_list_uses_its_index() {
    let store = in_memory().await;
    for (list, index) in LISTS {
        let list = list.replace(" AND REST", "");
        let mut unit = Unit::composed(format!("EXPLAIN {list}")).bind("limit", 10).bind("rows", vec!["x", "y"]);
        for name in
            ["employee", "manager", "org", "shelf", "proposal", "stakeholder", "person", "kind", "subject", "behind", "from"]
        {
            unit = unit.bind(name, "x");
        }
        let plan: Value = store.run(unit).await.unwrap().take(0).unwrap();
        let plan = plan.to_sql();
        assert!(plan.contains(index) && !plan.contains("TableScan"), "{list}\n{plan}");
        assert!(!plan.contains("Sort"), "the index has the order already\n{list}\n{plan}");
    }
}
