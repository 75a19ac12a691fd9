//! Salary bands of a role: one for each region, with who may see it.

use super::super::band::pay;
use super::super::sheet::Sheet;
use crate::components::button::{Button, Look};
use crate::components::field::SelectField;
use crate::components::keyed::keyed;
use crate::words::framework::matrix as said;
use document::framework::Item;
use document::framework::write::{At, Edit, Field};
use domain::framework::{Band, Visibility};
use domain::ids::{ItemId, RoleId};
use leptos::prelude::*;

const VISIBILITY: [(Visibility, &str, &str); 3] = [
    (Visibility::Everyone, "everyone", said::SEEN_BY_EVERYONE),
    (Visibility::Near, "near", said::SEEN_NEAR),
    (Visibility::Owners, "owners", said::SEEN_BY_OWNERS),
];

/// The bands. Each keeps its fields while others change it: a half-written amount is nowhere else.
#[component]
pub fn Bands(sheet: Sheet, role: RoleId) -> impl IntoView {
    if sheet.opened().writes() {
        view! { <WrittenBands sheet=sheet role=role/> }.into_any()
    } else {
        view! { <ShownBands sheet=sheet role=role/> }.into_any()
    }
}

#[component]
fn ShownBands(sheet: Sheet, role: RoleId) -> impl IntoView {
    let all = sheet.role(&role, |_, role| role.bands.clone());
    if all.with_untracked(Vec::is_empty) {
        return ().into_any();
    }
    let one = |band: Band| view! { <p>{pay(&band)} " " <span class="second">{band.region}</span></p> };
    view! { <div class="panel__text"><h3>{said::BANDS}</h3>{move || all.get().into_iter().map(one).collect_view()}</div> }
        .into_any()
}

#[component]
fn WrittenBands(sheet: Sheet, role: RoleId) -> impl IntoView {
    let all = sheet.role(&role, |_, role| role.bands.iter().filter_map(|band| band.id.clone()).collect::<Vec<_>>());
    let keys = move || all.with(|all| all.iter().map(ItemId::to_string).collect());
    let of = role.clone();
    let one = move |key: &str| match ItemId::parse(key) {
        Ok(id) => view! { <BandFields sheet=sheet role=of.clone() id=id/> }.into_any(),
        Err(_) => ().into_any(),
    };
    let add = Callback::new(move |()| {
        if let Some(live) = sheet.opened().live {
            sheet.edit(Edit::AddBand { id: live.new_item(), role: role.clone(), at: At::Last });
        }
    });
    let more = view! { <Button label=said::ADD_BAND look=Look::Plain off=sheet.opened().locked() press=add/> }.into_any();
    view! { <div class="panel__text"><h3>{said::BANDS}</h3>{keyed(keys, one)}<div>{more}</div></div> }
}

/// A part of a band: told only when that part is different, so that writing in one field survives a change of another.
fn part<T>(sheet: Sheet, role: &RoleId, id: &ItemId, read: fn(&Band) -> T) -> Memo<T>
where
    T: PartialEq + Default + Send + Sync + 'static,
{
    let id = id.clone();
    sheet.role(role, move |_, role| role.bands.iter().find(|band| band.id.as_ref() == Some(&id)).map(read).unwrap_or_default())
}

/// A line of a band.
#[component]
fn BandLine(
    sheet: Sheet,
    id: String,
    label: &'static str,
    /// The keys that a phone offers.
    keys: &'static str,
    now: Memo<String>,
    set: Callback<String>,
) -> impl IntoView {
    let labelled = id.clone();
    let off = sheet.opened().locked();
    view! {
        <label class="panel__amount" for=labelled><span>{label}</span>
            <input class="input" id=id inputmode=keys maxlength="60" prop:value=move || now.get() disabled=move || off.get()
                on:change=move |ev| set.run(event_target_value(&ev).trim().to_owned())/></label>
    }
}

#[component]
fn BandFields(sheet: Sheet, role: RoleId, id: ItemId) -> impl IntoView {
    let item = Item::Band(id.clone());
    let set = move |field: Field| sheet.edit(Edit::Set(item.clone(), field));
    let amount = |name: &str, label, read: fn(&Band) -> String, field: fn(u32) -> Field| {
        let set = set.clone();
        let write = Callback::new(move |words: String| {
            if let Ok(amount) = words.parse() {
                set(field(amount));
            }
        });
        let now = part(sheet, &role, &id, read);
        view! { <BandLine sheet=sheet id=format!("{name}-{id}") label=label keys="numeric" now=now set=write/> }
    };
    let words = |name: &str, label, read: fn(&Band) -> String, field: fn(String) -> Field| {
        let (set, now) = (set.clone(), part(sheet, &role, &id, read));
        let write = Callback::new(move |words| set(field(words)));
        view! { <BandLine sheet=sheet id=format!("{name}-{id}") label=label keys="text" now=now set=write/> }
    };
    let options = VISIBILITY.iter().map(|(_, key, label)| ((*key).to_owned(), (*label).to_owned())).collect::<Vec<_>>();
    let seen = part(sheet, &role, &id, |band| {
        VISIBILITY.iter().find(|(one, ..)| *one == band.visibility).map_or("", |(_, key, _)| key).to_owned()
    });
    let seeing = set.clone();
    let set_seen = Callback::new(move |wanted: String| {
        if let Some((visibility, ..)) = VISIBILITY.iter().find(|(_, key, _)| *key == wanted) {
            seeing(Field::Visibility(*visibility));
        }
    });
    let gone = Item::Band(id.clone());
    let remove = Callback::new(move |()| sheet.edit(Edit::Remove(gone.clone())));
    let off = sheet.opened().locked();
    view! {
        <div class="panel__band">
            {amount("low", said::LOW, |band| band.low.to_string(), Field::Low)}
            {amount("high", said::HIGH, |band| band.high.to_string(), Field::High)}
            {words("currency", said::CURRENCY, |band| band.currency.clone(), |text| Field::Currency(text.to_ascii_uppercase()))}
            {words("region", said::REGION, |band| band.region.clone(), Field::Region)}
            <SelectField id={format!("seen-{id}")} label=said::SEEN_BY options=Signal::stored(options) value=seen off=off set=set_seen/>
            <Button label=said::REMOVE look=Look::Quiet off=off press=remove/>
        </div>
    }
}
