package org.muster.people.web;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.NeedsScope;
import org.muster.identity.SetUp;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.shared.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@NeedsScope(TokenScope.SET_UP)
class InstitutionApi {

  record NewInstitution(@Nullable String code, @Nullable String name, @Nullable String zone) {}

  /**
   * @param token a token of the new institution's data team with every scope, for a year; shown
   *     this once
   */
  record Founded(UUID id, String code, String name, String zone, String token) {}

  private final Institutions institutions;
  private final SetUp setUp;
  private final Tokens tokens;

  InstitutionApi(Institutions institutions, SetUp setUp, Tokens tokens) {
    this.institutions = institutions;
    this.setUp = setUp;
    this.tokens = tokens;
  }

  /** Founds an institution; the set-up token's is the first. */
  @PostMapping("/api/v1/institutions")
  ResponseEntity<Founded> create(
      @RequestBody NewInstitution wanted, Authentication authentication) {
    if (!setUp.isSetupToken(authentication)) {
      throw Problem.forbidden();
    }
    if (wanted.code() == null || wanted.name() == null) {
      throw Problem.unprocessable("people.institution-name");
    }
    var institution =
        institutions.create(
            wanted.code(), wanted.name(), wanted.zone() == null ? "Asia/Shanghai" : wanted.zone());
    setUp.bind(institution.id());
    var token =
        tokens.issue(
            new Viewer(institution.id(), null, "data team"),
            "first token",
            TokenScope.grantable(),
            Tokens.LONGEST);
    return ResponseEntity.created(URI.create("/api/v1/institutions/" + institution.id()))
        .body(
            new Founded(
                institution.id(),
                institution.code(),
                institution.name(),
                institution.zone().getId(),
                token.text()));
  }
}
