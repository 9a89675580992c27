package org.muster.watch.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Secrets;
import org.muster.watch.cases.Case;
import org.muster.watch.cases.Cases;
import org.muster.watch.cases.Outbreaks;
import org.muster.watch.cases.Sees;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The cases of an outbreak as DHIS2 tracker events: how each stands and its days, and nothing of
 * who it is.
 */
@RestController
@Tag(name = "dhis2")
@NeedsScope(TokenScope.FHIR)
class EventsApi {

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String SIGNS = LETTERS + "0123456789";
  private static final int UID = 11;
  private static final String UID_FORM = "[A-Za-z][A-Za-z0-9]{10}";

  private final Cases cases;
  private final Outbreaks outbreaks;
  private final Institutions institutions;
  private final Trail trail;
  private final SecretKeySpec key;

  EventsApi(
      Cases cases, Outbreaks outbreaks, Institutions institutions, Trail trail, Secrets secrets) {
    this.cases = cases;
    this.outbreaks = outbreaks;
    this.institutions = institutions;
    this.trail = trail;
    this.key = new SecretKeySpec(secrets.key("dhis2 events"), "HmacSHA256");
  }

  /** What DHIS2's tracker takes. */
  record Events(List<Event> events) {}

  /** A case. */
  record Event(
      String event,
      String program,
      String programStage,
      String orgUnit,
      LocalDate occurredAt,
      String status,
      List<Value> dataValues) {}

  /** One thing that is known of it. */
  record Value(String dataElement, String value) {}

  @Operation(summary = "The cases of an outbreak as DHIS2 tracker events, without names")
  @GetMapping("/api/v1/dhis2/events")
  Events events(
      Scope scope,
      @RequestParam UUID outbreak,
      @RequestParam String program,
      @RequestParam String programStage,
      @RequestParam(required = false) @Nullable String orgUnit) {
    Sees.requireAll(scope);
    if (!program.matches(UID_FORM) || !programStage.matches(UID_FORM)) {
      throw Problem.unprocessable("cases.dhis2-uid");
    }
    var of = outbreaks.get(outbreak).id();
    var at = orgUnit == null ? institutions.current().code() : orgUnit;
    var events = new ArrayList<Event>();
    for (var one : cases.of(scope, of)) {
      var day = one.day();
      if (day != null) {
        events.add(
            new Event(
                uid(one.id()),
                program,
                programStage,
                at,
                day,
                one.state().open() ? "ACTIVE" : "COMPLETED",
                values(one)));
      }
    }
    trail.record("cases.events-read", "outbreak", of, Map.of("count", events.size()));
    return new Events(events);
  }

  private static List<Value> values(Case one) {
    var values = new ArrayList<Value>();
    values.add(new Value("muster-case-state", one.state().word()));
    add(values, "onset", one.onset());
    add(values, "sampled", one.sampled());
    add(values, "reported", one.reported());
    add(values, "turned", one.turnedOn());
    return values;
  }

  private static void add(List<Value> values, String word, @Nullable LocalDate day) {
    if (day != null) {
      values.add(new Value("muster-case-" + word, day.toString()));
    }
  }

  /** The same for a case each time, so that it is put right rather than sent twice. */
  private String uid(UUID illness) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var bytes = mac.doFinal(illness.toString().getBytes(StandardCharsets.UTF_8));
      var uid = new StringBuilder(UID);
      for (int n = 0; n < UID; n++) {
        var signs = n == 0 ? LETTERS : SIGNS;
        uid.append(signs.charAt(Byte.toUnsignedInt(bytes[n]) % signs.length()));
      }
      return uid.toString();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
