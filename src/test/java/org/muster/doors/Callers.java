package org.muster.doors;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.muster.identity.Viewer;
import org.muster.identity.web.SignedIn;
import org.muster.people.Audience;
import org.muster.people.PostKind;
import org.muster.rounds.Round;
import org.muster.rounds.SmallCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Two universities, and everybody of the first who tries doors. */
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
abstract class Callers extends Placeholders {

  private final Map<Viewer, String> bearers = new HashMap<>();
  private SmallCampus.Made foreign;
  private Round foreignRound;

  @BeforeEach
  void everybody() {
    viewers.put(Role.STUDENT, new Viewer(campus.id(), person("S02"), "试S02"));
    viewers.put(Role.LEADER, leader);
    viewers.put(Role.COUNSELLOR, counsellor);
    viewers.put(Role.CHIEF, chief);
    viewers.put(Role.OFFICE, office("T05", PostKind.LOGISTICS));
    viewers.put(Role.DATA_PROTECTION, office("T06", PostKind.DATA_PROTECTION));
    viewers.put(Role.DATA_TEAM, dataTeam);
    viewers.put(Role.WORKING_GROUP, workingGroup);
    foreign = campuses.make();
    foreignRound =
        CurrentInstitution.call(
            foreign.id(),
            () ->
                rounds.create(
                    "每日健康日报",
                    "daily-health",
                    Audience.ALL,
                    null,
                    clock.instant().plus(Duration.ofHours(8))));
  }

  Premises here() {
    return new Premises(campus, round, workingGroup);
  }

  Premises there() {
    return new Premises(foreign, foreignRound, new Viewer(foreign.id(), null, "远处"));
  }

  private Viewer office(String number, PostKind kind) {
    return CurrentInstitution.call(
        campus.id(),
        () -> {
          var id = Ids.next();
          jdbc.sql(
                  """
                  with h as (
                    insert into people.person
                      (institution_id, id, number, kind, name, initials, joined_at)
                    values (:institution, :id, :number, 'staff', '钱老师', '', :at)
                    returning id)
                  insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
                  select :institution, :post, :id, :kind, u.id, date '2026-09-01'
                    from people.unit u where u.institution_id = :institution and u.parent_id is null
                  """)
              .param("institution", campus.id())
              .param("id", id)
              .param("post", Ids.next())
              .param("number", number)
              .param("kind", kind.word())
              .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
              .update();
          return new Viewer(campus.id(), id, "钱老师");
        });
  }

  /** {@code y} for one who gets through, {@code n} for one who is refused or told there is none. */
  String pass(Door door, Role role, Map<String, String> words) {
    var answer = exchange(door, viewers.get(role), words);
    int status = answer.getResponse().getStatus();
    var elsewhere = answer.getResponse().getHeader("Location");
    if (status == 401
        || status == 403
        || status == 404
        || status == 410
        || elsewhere != null
            && elsewhere.startsWith("/sign-in")
            && !door.path().startsWith("/sign-")) {
      return "n";
    }
    if (status == 400 || status == 405 || status == 415 || status >= 500) {
      throw new AssertionError(
          "%s %s by %s: %d, the row must send what the handler takes"
              .formatted(door.method(), fill(door.path(), words), role, status));
    }
    return "y";
  }

  private MvcTestResult exchange(Door door, @Nullable Viewer viewer, Map<String, String> words) {
    var uri = fill(door.path(), words);
    var sent = door.sent().equals("-") ? "" : fill(door.sent(), words);
    if (door.method().equals("GET") && !sent.isEmpty()) {
      uri += "?" + sent;
    }
    AbstractMockHttpServletRequestBuilder<?> request;
    if (sent.startsWith("file")) {
      request =
          MockMvcRequestBuilders.multipart(uri)
              .file(new MockMultipartFile("file", "empty.csv", "text/csv", new byte[0]));
    } else {
      request = MockMvcRequestBuilders.request(HttpMethod.valueOf(door.method()), uri);
      if (sent.startsWith("{")) {
        request.contentType(MediaType.APPLICATION_JSON).content(sent);
      } else if (!door.method().equals("GET")) {
        for (var field : sent.split("&")) {
          if (!field.isEmpty()) {
            request.param(field.split("=", 2)[0], field.split("=", 2)[1]);
          }
        }
      }
    }
    request.header("Accept-Language", "en");
    if (door.path().startsWith("/api/v1/")) {
      if (viewer != null) {
        request.header(
            "Authorization", "Bearer " + bearers.computeIfAbsent(viewer, v -> token(v).text()));
      }
    } else {
      request.with(SecurityMockMvcRequestPostProcessors.csrf());
      if (viewer != null) {
        request.with(SignedIn.as(viewer));
      }
    }
    return browser.perform(request);
  }

  private static String fill(String text, Map<String, String> words) {
    var filled = text;
    for (var word : words.entrySet()) {
      filled = filled.replace("<" + word.getKey() + ">", word.getValue());
    }
    if (filled.contains("<")) {
      throw new AssertionError("no such placeholder: " + filled);
    }
    return filled;
  }
}
