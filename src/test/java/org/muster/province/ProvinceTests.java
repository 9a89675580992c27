package org.muster.province;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.muster.audit.Actor;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.people.DirectoryEntries;
import org.muster.rounds.SmallCampus;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Figures of all institutions for whoever oversees them, and for nobody else. */
@SuppressWarnings("NullAway.Init")
class ProvinceTests extends OnCampus {

  @Autowired Counting counting;
  @Autowired Collecting collecting;
  @Autowired InstitutionDays days;
  @Autowired Cells cells;
  @Autowired DirectoryEntries entries;
  @Autowired Tokens tokens;

  private void oversee() {
    as(() -> entries.oversee(campus.institution().code(), true));
  }

  private void as(Runnable what) {
    CurrentInstitution.run(campus.id(), () -> Actor.MUSTER.run(what));
  }

  private InstitutionDay day(SmallCampus.Made of) {
    CurrentInstitution.run(of.id(), counting::count);
    return days.own().stream()
        .filter(one -> one.institution().equals(of.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aDaysFiguresAreThoseOfTheRoundAndAddUp() {
    CurrentInstitution.run(campus.id(), rounds::openDue);
    reportWell("S01", "S02", "S03");
    var day = day(campus);
    assertThat(day.roll()).isEqualTo(12);
    assertThat(day.reported()).isEqualTo(3);
    assertThat(day.missing()).isEqualTo(9);
    assertThat(day.percent()).isEqualTo(25);
    assertThat(day.standing(clock.instant())).isEqualTo(InstitutionDay.Standing.OPEN);
    clock.advance(Duration.ofHours(9));
    assertThat(day(campus).standing(clock.instant())).isEqualTo(InstitutionDay.Standing.OVERDUE);
  }

  @Test
  void thoseWhoHaveNotSentInAreListedAndNobodysNameIsShown() {
    var silent = campuses.make();
    oversee();
    CurrentInstitution.run(campus.id(), rounds::openDue);
    reportWell("S01");
    day(campus);
    assertThat(day(silent).standing(clock.instant())).isEqualTo(InstitutionDay.Standing.NOT_OPENED);
    var page = html(get(workingGroup, "/province"));
    assertThat(page)
        .contains("未报送", silent.institution().code(), campus.institution().code(), "今日未发起")
        .doesNotContain("试S01", "试S02");
    assertThat(html(look(workingGroup, "/province"))).doesNotContain("<html").contains("province");
    assertThat(get(dataTeam, "/province")).hasStatusOk();
  }

  @Test
  void nobodyElseSeesThem() {
    assertThat(get(workingGroup, "/province")).hasStatus(HttpStatus.FORBIDDEN);
    oversee();
    assertThat(get(counsellor, "/province")).hasStatus(HttpStatus.FORBIDDEN);
    assertThat(get(leader, "/province")).hasStatus(HttpStatus.FORBIDDEN);
    assertThat(post(dataTeam, "/province/cells", "address", "https://a.example", "token", "x"))
        .hasStatus(HttpStatus.FORBIDDEN);
    as(() -> entries.oversee(campus.institution().code(), false));
    assertThat(figures(TokenScope.PROVINCE)).hasStatus(HttpStatus.FORBIDDEN);
    oversee();
    assertThat(figures(TokenScope.TRAIL)).hasStatus(HttpStatus.FORBIDDEN);
    assertThat(figures(TokenScope.PROVINCE)).hasStatusOk();
  }

  private MvcTestResult figures(TokenScope scope) {
    var token = tokens.issue(dataTeam, "test", Set.of(scope), Tokens.LONGEST);
    return browser
        .get()
        .uri("/api/v1/province/figures")
        .header("Authorization", "Bearer " + token.text())
        .exchange();
  }

  @Test
  void theFiguresOfAnotherCellAreFetchedAndOneThatDoesNotAnswerIsSaid() throws Exception {
    oversee();
    var far = Ids.next();
    var said =
        """
        [{"institution":"%s","day":"2026-11-21","cell":"","code":"far-%s","name":"远方大学",
          "openedAt":null,"dueAt":null,"closedAt":null,"roll":0,"reported":0,"proxy":0,"excused":0,
          "unreachable":0,"at":"2026-11-21T01:00:00Z"},
         {"institution":"%s","day":"%s","cell":"","code":"x","name":"冒名","openedAt":null,
          "dueAt":null,"closedAt":null,"roll":0,"reported":0,"proxy":0,"excused":0,"unreachable":0,
          "at":"2026-11-21T01:00:00Z"}]
        """
            .formatted(far, far.toString().substring(24), campus.id(), day(campus).day());
    var asked = new AtomicReference<>("");
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/province/figures",
        exchange -> {
          asked.set(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = said.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    var token = "mst_" + "a".repeat(43);
    var address = "http://localhost:" + server.getAddress().getPort();
    try {
      as(() -> cells.enter(address, token));
      as(collecting::collect);
    } finally {
      server.stop(0);
    }
    assertThat(asked.get()).isEqualTo("Bearer " + token);
    assertThat(days.newest())
        .filteredOn(one -> one.institution().equals(far))
        .singleElement()
        .satisfies(one -> assertThat(one.cell()).isEqualTo(address));
    assertThat(days.own())
        .as("what another cell says of one that is counted here is not taken")
        .filteredOn(one -> one.institution().equals(campus.id()))
        .singleElement()
        .satisfies(one -> assertThat(one.name()).isEqualTo("试验大学"));
    assertThat(html(get(workingGroup, "/province"))).contains("远方大学", address, "正常");
    as(collecting::collect);
    assertThat(html(get(workingGroup, "/province"))).contains("无应答").doesNotContain(token);
    assertThat(post(workingGroup, "/province/cells/removal", "address", address))
        .hasRedirectedUrl("/province");
    assertThat(here(cells::all)).isEmpty();
  }
}
