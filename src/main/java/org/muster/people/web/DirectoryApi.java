package org.muster.people.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.NeedsScope;
import org.muster.identity.SetUp;
import org.muster.identity.TokenScope;
import org.muster.people.DirectoryEntries;
import org.muster.people.DirectoryLine;
import org.muster.people.Elsewhere;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The directory, for whoever runs the program; each change is on the trail by the service. */
@RestController
@RequestMapping("/api/v1/institutions")
@NeedsScope(TokenScope.SET_UP)
class DirectoryApi {

  /** Where an institution lives that is not here. */
  record Place(@Nullable UUID id, @Nullable String name, @Nullable String cell) {}

  private final DirectoryEntries entries;
  private final SetUp setUp;

  DirectoryApi(DirectoryEntries entries, SetUp setUp) {
    this.entries = entries;
    this.setUp = setUp;
  }

  /** All institutions, here and elsewhere. */
  @GetMapping
  List<DirectoryLine> all(Authentication authentication) {
    allow(authentication);
    return entries.all();
  }

  @PutMapping("/{code}/hosts/{host}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void addHost(
      @PathVariable String code, @PathVariable String host, Authentication authentication) {
    allow(authentication);
    entries.addHost(code, host);
  }

  @DeleteMapping("/{code}/hosts/{host}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeHost(
      @PathVariable String code, @PathVariable String host, Authentication authentication) {
    allow(authentication);
    entries.removeHost(code, host);
  }

  /** Its working group and data team see the figures of all from now on. */
  @PutMapping("/{code}/oversight")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void oversee(@PathVariable String code, Authentication authentication) {
    allow(authentication);
    entries.oversee(code, true);
  }

  @DeleteMapping("/{code}/oversight")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void overseeNoMore(@PathVariable String code, Authentication authentication) {
    allow(authentication);
    entries.oversee(code, false);
  }

  /** Enters an institution of another cell: whoever comes here for it is sent there. */
  @PutMapping("/{code}/cell")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void enter(@PathVariable String code, @RequestBody Place place, Authentication authentication) {
    allow(authentication);
    if (place.id() == null || place.name() == null) {
      throw Problem.unprocessable("people.institution-name");
    }
    if (place.cell() == null) {
      throw Problem.unprocessable("people.cell-address");
    }
    entries.enter(new Elsewhere(place.id(), code, place.name(), place.cell()));
  }

  @DeleteMapping("/{code}/cell")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void strike(@PathVariable String code, Authentication authentication) {
    allow(authentication);
    entries.strike(code);
  }

  private void allow(Authentication authentication) {
    if (!setUp.isSetupToken(authentication)) {
      throw Problem.forbidden();
    }
  }
}
