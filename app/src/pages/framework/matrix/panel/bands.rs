//! Salary bands of a role: one for each region, with who may see it.

use super::super::band::pay;
use super::super::sheet::Sheet;
use crate::components::button::{Look, button};
use crate::components::field::select;
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::framework::matrix as said;
use document::framework::Item;
use document::framework::write::{At, Edit, Field};
use domain::framework::{Band, Visibility};
use domain::ids::{ItemId, RoleId};

const VISIBILITY: [(Visibility, &str, &str); 3] = [
    (Visibility::Everyone, "everyone", said::SEEN_BY_EVERYONE),
    (Visibility::Near, "near", said::SEEN_NEAR),
    (Visibility::Owners, "owners", said::SEEN_BY_OWNERS),
];

/// The bands.
pub fn bands(sheet: Sheet, role: &RoleId) -> Node {
    let all = sheet.role(role, |_, role| role.bands.clone());
    let writes = sheet.opened().writes();
    let (off, of) = (sheet.opened().locked(), role.clone());
    let add = Callback::new(move |()| {
        if let Some(live) = sheet.opened().live {
            sheet.edit(Edit::AddBand { id: live.new_item(), role: of.clone(), at: At::Last });
        }
    });
    let list = move || {
        let one = |band: Band| match band.id.clone().filter(|_| writes) {
            Some(id) => fields(sheet, id, &band),
            None => view! { <p>{pay(&band)} " " <span class="second">{band.region.clone()}</span></p> },
        };
        all.get().into_iter().map(one).into_nodes()
    };
    let more = writes.then(|| view! { <div>{button(said::ADD_BAND, Look::Plain, off, add)}</div> });
    let nothing = !writes && all.with_untracked(Vec::is_empty);
    if nothing {
        return ().into_node();
    }
    view! { <div class="panel__text"><h4>{said::BANDS}</h4>{list}{more}</div> }
}

fn fields(sheet: Sheet, id: ItemId, band: &Band) -> Node {
    let off = sheet.opened().locked();
    let item = Item::Band(id.clone());
    let set = {
        let item = item.clone();
        move |field: Field| sheet.edit(Edit::Set(item.clone(), field))
    };
    let number = |name: &'static str, label: &'static str, now: u32, field: fn(u32) -> Field| {
        let (set, element) = (set.clone(), format!("{name}-{id}"));
        let change = move |ev| {
            if let Ok(amount) = value_of(&ev).trim().parse() {
                set(field(amount));
            }
        };
        view! {
            <label class="panel__amount" for=element.clone()><span>{label}</span>
                <input class="input" id=element inputmode="numeric" value=now disabled=move || off.get() on:change=change/></label>
        }
    };
    let words = |name: &'static str, label: &'static str, now: &str, field: fn(String) -> Field| {
        let (set, element) = (set.clone(), format!("{name}-{id}"));
        let change = move |ev| set(field(value_of(&ev).trim().to_owned()));
        view! {
            <label class="panel__amount" for=element.clone()><span>{label}</span>
                <input class="input" id=element value=now.to_owned() maxlength="60" disabled=move || off.get() on:change=change/></label>
        }
    };
    let now = band.visibility;
    let key = VISIBILITY.iter().find(|(one, ..)| *one == now).map_or("", |(_, key, _)| key).to_owned();
    let options = VISIBILITY.iter().map(|(_, key, label)| ((*key).to_owned(), (*label).to_owned())).collect::<Vec<_>>();
    let seen = set.clone();
    let set_seen = Callback::new(move |wanted: String| {
        if let Some((visibility, ..)) = VISIBILITY.iter().find(|(_, key, _)| *key == wanted) {
            seen(Field::Visibility(*visibility));
        }
    });
    let remove = Callback::new(move |()| sheet.edit(Edit::Remove(item.clone())));
    view! {
        <div class="panel__band">
            {number("low", said::LOW, band.low, Field::Low)}
            {number("high", said::HIGH, band.high, Field::High)}
            {words("currency", said::CURRENCY, &band.currency, |text| Field::Currency(text.to_ascii_uppercase()))}
            {words("region", said::REGION, &band.region, Field::Region)}
            {select(format!("seen-{id}"), said::SEEN_BY, Signal::stored(options), Signal::stored(key), off, set_seen)}
            {button(said::REMOVE, Look::Quiet, off, remove)}
        </div>
    }
}
