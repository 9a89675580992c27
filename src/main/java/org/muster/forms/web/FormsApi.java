package org.muster.forms.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Forms for other programs. */
@RestController
@Tag(name = "forms")
@NeedsScope(TokenScope.FORMS)
class FormsApi {

  private final Publishing publishing;

  FormsApi(Publishing publishing) {
    this.publishing = publishing;
  }

  record Published(UUID id, String code, int version) {}

  @Operation(
      summary = "Publishes a FHIR R4 Questionnaire as the next version of its code",
      description =
          "An element that would change the meaning and is not in the profile is refused with its"
              + " path. The latest version's content again answers that version.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(type = "object")),
                @Content(mediaType = "application/fhir+json", schema = @Schema(type = "object"))
              }))
  @PostMapping(
      path = "/api/v1/forms",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "application/fhir+json"})
  @ResponseStatus(HttpStatus.CREATED)
  Published publish(@Parameter(hidden = true) InputStream questionnaire) throws IOException {
    var version = publishing.publish(questionnaire);
    return new Published(version.id(), version.code(), version.version());
  }
}
