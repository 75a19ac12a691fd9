//! Files that are sent as a form, and how they are to be read.

use crate::error::ApiError;
use crate::middleware::size::MAX_UPLOAD;
use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use domain::people::{Actor, Role};
use domain::problem::Code;
use exchange::File;
use http::StatusCode;
use serde::de::DeserializeOwned;

/// A form whose parts have not been read yet.
pub(super) struct Form(Result<Multipart, ApiError>);

impl<S: Send + Sync> axum::extract::FromRequest<S> for Form {
    type Rejection = std::convert::Infallible;

    async fn from_request(request: axum::extract::Request, state: &S) -> Result<Self, Self::Rejection> {
        let form = Multipart::from_request(request, state).await;
        Ok(Self(form.map_err(|_no_form| no_form())))
    }
}

impl Form {
    /// The parts, of at most so many files. Not read for somebody without that appointment, whom the service would send away anyhow: 20 MB are kept
    /// for nobody.
    pub async fn read<O: DeserializeOwned + Default>(
        self,
        actor: &Actor,
        role: Role,
        most: usize,
    ) -> Result<(Vec<File>, O), ApiError> {
        if !actor.has(role) {
            return Err(ApiError::from(service::Error::NotFound));
        }
        let (mut form, mut files, mut options) = (self.0?, Vec::new(), O::default());
        while let Some(part) = form.next_field().await.map_err(|e| refusal(&e))? {
            match part.name() {
                Some("options") => options = read_options(part).await?,
                Some("file") => {
                    if files.len() >= most {
                        return Err(ApiError::new(Code::InvalidInput, too_many(most)));
                    }
                    let name = part.file_name().unwrap_or("file").to_owned();
                    let bytes = part.bytes().await.map_err(|e| refusal(&e))?;
                    files.push(File::new(&name, bytes));
                }
                _ => return Err(no_form()),
            }
        }
        if files.is_empty() { Err(no_form()) } else { Ok((files, options)) }
    }
}

fn too_many(most: usize) -> String {
    if most == 1 { "Send one file.".to_owned() } else { format!("An import has at most {most} files.") }
}

async fn read_options<O: DeserializeOwned>(part: Field<'_>) -> Result<O, ApiError> {
    let text = part.text().await.map_err(|e| refusal(&e))?;
    serde_json::from_str(&text).map_err(|e| ApiError::new(Code::InvalidInput, format!("The options do not fit: {e}.")))
}

fn refusal(error: &MultipartError) -> ApiError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { ApiError::too_large(MAX_UPLOAD) } else { no_form() }
}

fn no_form() -> ApiError {
    let message =
        "Send a form (`multipart/form-data`) with a part `file` for each file and, if need be, a part `options` with JSON.";
    ApiError::new(Code::InvalidInput, message)
}
