package org.muster.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.audit.Actor;
import org.muster.people.DirectoryEntries;
import org.muster.people.Elsewhere;
import org.muster.rounds.PersonalLinks;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Institutions that live in another cell, and who may say so. */
class DirectoryTests extends OnCampus {

  private static final String CELL = "https://cell-2.example";

  @Autowired DirectoryEntries entries;
  @Autowired PersonalLinks links;

  private final UUID moved = Ids.next();
  private final String code = "m" + moved.toString().substring(24);

  private void enter() {
    as(() -> entries.enter(new Elsewhere(moved, code, "邻校", CELL)));
  }

  private void as(Runnable what) {
    CurrentInstitution.run(campus.id(), () -> Actor.MUSTER.run(what));
  }

  private MvcTestResult open(String address) {
    return browser.get().uri(address).exchange();
  }

  @Test
  void whoeverComesForAnInstitutionOfAnotherCellIsSentThereWithTheirWholeAddress() {
    enter();
    as(() -> entries.addHost(code, code + ".example"));
    var host = "https://" + code + ".example";
    var link =
        links.token(
            new PersonalLinks.Bearer(moved, Ids.next(), Ids.next()),
            clock.instant().plus(Duration.ofDays(1)));
    assertSent(open("/c/" + link + "?lang=en"), "/c/" + link + "?lang=en");
    assertSent(open("/i/" + code), "/i/" + code);
    assertSent(open(host + "/"), "/i/" + code);
    assertSent(open(host + "/rounds?day=1"), "/rounds?day=1");
    assertSent(browser.post().uri("/c/" + link).param("health", "well").exchange(), "/c/" + link);
  }

  private static void assertSent(MvcTestResult answer, String path) {
    assertThat(answer).hasStatus(HttpStatus.TEMPORARY_REDIRECT).hasRedirectedUrl(CELL + path);
  }

  @Test
  void nobodyIsSentToAPlaceThatIsNotInTheDirectory() {
    enter();
    var strange =
        links.token(
            new PersonalLinks.Bearer(Ids.next(), Ids.next(), Ids.next()),
            clock.instant().plus(Duration.ofDays(1)));
    assertThat(open("/c/" + strange).getResponse().getHeader("Location")).isNull();
    assertThat(open("https://evil.example/sign-in").getResponse().getHeader("Location")).isNull();
    for (var bad : new String[] {"https://a.example/path", "javascript:alert(1)", "//a.example"}) {
      assertThat(refused(() -> entries.enter(new Elsewhere(Ids.next(), "x9", "x", bad))))
          .isEqualTo("people.cell-address");
    }
  }

  private String refused(Runnable what) {
    try {
      as(what);
      return "";
    } catch (org.muster.shared.Problem problem) {
      return problem.code();
    }
  }

  @Test
  void aHostNameIsOneInstitutionsAndNoOther() {
    enter();
    var name = code + ".edu.example";
    as(() -> entries.addHost(campus.institution().code(), name));
    assertThat(refused(() -> entries.addHost(code, name))).isEqualTo("people.host-taken");
    for (var bad : new String[] {"https://a.example", "a b", "-a.example", "a..example", ""}) {
      assertThat(refused(() -> entries.addHost(code, bad))).isEqualTo("people.host-malformed");
    }
    assertThat(
            refused(
                () ->
                    entries.enter(
                        new Elsewhere(campus.id(), campus.institution().code(), "x", CELL))))
        .isEqualTo("people.institution-here");
  }

  @Test
  void thePageIsForTheWorkingGroupOfTheOneThatOversees() {
    assertThat(get(workingGroup, "/institutions")).hasStatus(HttpStatus.FORBIDDEN);
    as(() -> entries.oversee(campus.institution().code(), true));
    assertThat(get(counsellor, "/institutions")).hasStatus(HttpStatus.FORBIDDEN);
    assertThat(get(dataTeam, "/institutions")).hasStatus(HttpStatus.FORBIDDEN);
    assertThat(
            post(
                workingGroup,
                "/institutions/elsewhere",
                "id",
                moved.toString(),
                "code",
                code,
                "name",
                "邻校",
                "cell",
                CELL))
        .hasRedirectedUrl("/institutions");
    assertThat(post(workingGroup, "/institutions/hosts", "code", code, "host", code + ".edu.cn"))
        .hasRedirectedUrl("/institutions");
    assertThat(html(get(workingGroup, "/institutions"))).contains("邻校", code + ".edu.cn", CELL);
    assertThat(html(post(workingGroup, "/institutions/hosts", "code", code, "host", "a b")))
        .contains("这不是域名");
    assertThat(post(workingGroup, "/institutions/elsewhere/" + code + "/removal"))
        .hasRedirectedUrl("/institutions");
    assertThat(html(get(workingGroup, "/institutions"))).doesNotContain(code + ".edu.cn");
  }
}
