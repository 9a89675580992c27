package org.muster.people.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.identity.Viewer;
import org.muster.people.ExportRequest;
import org.muster.people.ExportRequests;
import org.muster.shared.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asking for a large list, for other programs. */
@RestController
@RequestMapping("/api/v1/exports")
@Tag(name = "exports")
@NeedsScope(TokenScope.ROUNDS_READ)
class ExportApi {

  /**
   * @param export the id that the refusal of the list named
   * @param reason why it is needed, for whoever agrees
   */
  record Asking(@Nullable UUID export, @Nullable String reason) {}

  /**
   * @param state wanted, asked, agreed, declined or over
   * @param until how long an agreement serves
   */
  record Asked(
      UUID export,
      String state,
      String kind,
      String address,
      int people,
      @Nullable Instant askedAt,
      @Nullable String decidedBy,
      @Nullable Instant until) {

    static Asked of(ExportRequest request) {
      return new Asked(
          request.id(),
          request.state().word(),
          request.kind(),
          request.address(),
          request.people(),
          request.askedAt(),
          request.decider(),
          request.until());
    }
  }

  private final ExportRequests requests;

  ExportApi(ExportRequests requests) {
    this.requests = requests;
  }

  @Operation(
      summary = "Asks a second person for a large list",
      description =
          "A list of more people than one takes alone is refused with 403 export.second-person and"
              + " an id. Once somebody of the working group or the data-protection officer has"
              + " agreed, the same address answers the same token for 24 hours.")
  @PostMapping
  ResponseEntity<Asked> ask(Viewer viewer, @RequestBody Asking asking) {
    if (asking.export() == null) {
      throw Problem.notFound();
    }
    requests.ask(viewer, asking.export(), asking.reason() == null ? "" : asking.reason());
    return ResponseEntity.created(URI.create("/api/v1/exports/" + asking.export()))
        .body(Asked.of(requests.get(viewer, asking.export())));
  }

  @Operation(summary = "How far a request for a large list is")
  @GetMapping("/{id}")
  Asked one(Viewer viewer, @PathVariable UUID id) {
    return Asked.of(requests.get(viewer, id));
  }
}
