package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.MutableClock;
import org.muster.audit.Trail;
import org.muster.identity.Accounts;
import org.muster.identity.Visitor;
import org.muster.people.PostKind;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A student's telephone stays signed in for 90 days, and only that telephone. */
class DeviceSessionsTests extends OnCampus {

  @Autowired Accounts accounts;
  @Autowired Trail trail;

  private Visitor phone;

  @BeforeEach
  void phone() {
    phone = new Visitor(browser);
  }

  @AfterEach
  void backToNow() {
    clock.set(MutableClock.START);
  }

  @Test
  void aStudentsStaysForNinetyDaysFromTheSignInHoweverOftenItIsUsed() {
    comeByLink(person("S02"));
    assertThat(phone.cookies())
        .filteredOn(cookie -> cookie.getName().equals("muster") || isDevice(cookie))
        .hasSize(2)
        .allSatisfy(
            cookie -> {
              assertThat(cookie.getMaxAge()).isEqualTo(90 * 24 * 60 * 60);
              assertThat(cookie.isHttpOnly()).isTrue();
              assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
            });
    assertThat(Visitor.body(phone.get("/me/sessions", "en")))
        .contains("Ends by itself Fri 19 Feb 08:12");
    clock.advance(Duration.ofDays(89));
    assertThat(phone.get("/me", "en")).hasStatusOk();
    clock.advance(Duration.ofDays(1));
    assertThat(phone.get("/me", "en")).hasStatus3xxRedirection();
  }

  @Test
  void aCopiedSessionOpensNothingElsewhereAndIsOver() {
    comeByLink(person("S02"));
    var copied = phone.cookies().stream().filter(one -> !isDevice(one)).toArray(Cookie[]::new);
    assertThat(browser.get().uri("/me").cookie(copied)).hasStatus3xxRedirection();
    assertThat(lastAction()).isEqualTo("session.elsewhere");
    assertThat(phone.get("/me", "en")).hasStatus3xxRedirection();
  }

  @Test
  void anotherDevicesSecretDoesNotServe() {
    comeByLink(person("S02"));
    var first = phone.cookies();
    phone = new Visitor(browser);
    comeByLink(person("S03"));
    var mixed =
        new Cookie[] {
          first.stream().filter(one -> !isDevice(one)).findFirst().orElseThrow(),
          phone.cookies().stream().filter(one -> isDevice(one)).findFirst().orElseThrow()
        };
    assertThat(browser.get().uri("/me").cookie(mixed)).hasStatus3xxRedirection();
  }

  @Test
  void aClassLeaderIsAStudentToo() {
    comeByLink(person("S01"));
    assertThat(device()).isPresent();
  }

  @Test
  void staffAndWhoeverDoesTheirWorkStayForAWorkingDay() {
    comeByLink(person("T01"));
    assertThat(device()).isEmpty();
    assertThat(idleMinutes()).isEqualTo(12 * 60);
    phone = new Visitor(browser);
    appoint("S03");
    comeByLink(person("S03"));
    assertThat(device()).isEmpty();
  }

  @Test
  void whoeverIsGivenAPostGoesOnForAnHourAtMost() {
    comeByLink(person("S02"));
    clock.advance(Duration.ofHours(1));
    assertThat(phone.get("/me", "en")).hasStatusOk();
    appoint("S02");
    clock.advance(Duration.ofMinutes(59));
    assertThat(phone.get("/me", "en")).hasStatusOk();
    clock.advance(Duration.ofMinutes(1));
    assertThat(phone.get("/me", "en")).hasStatus3xxRedirection();
  }

  @Test
  void aPasswordMayBeTypedAnywhereAndMakesNothingLast() {
    var login = "L" + UUID.randomUUID();
    accounts.create(campus.id(), person("S02"), login, "试S02", Visitor.PASSWORD);
    phone.signIn(login, Visitor.PASSWORD);
    assertThat(device()).isEmpty();
  }

  @Test
  void signingOutTakesTheSecretOffTheDevice() {
    comeByLink(person("S02"));
    phone.send("/me", "/sign-out", Map.of());
    assertThat(device()).isEmpty();
  }

  private void appoint(String number) {
    CurrentInstitution.run(
        campus.id(),
        () ->
            jdbc.sql(
                    """
                    insert into people.post
                      (institution_id, id, person_id, kind, unit_id, from_on)
                    values (?, ?, ?, ?, ?, date '2026-11-01')
                    """)
                .params(
                    campus.id(),
                    Ids.next(),
                    person(number),
                    PostKind.COUNSELLOR.word(),
                    campus.classes().getFirst())
                .update());
  }

  private MvcTestResult comeByLink(UUID person) {
    var account = accounts.create(campus.id(), person, "L" + UUID.randomUUID(), "某某", null);
    var address = accounts.invite(campus.id(), account, Duration.ofHours(1));
    var link = address.substring(address.indexOf("/sign-in/link/"));
    var in =
        phone.send(link, link, Map.of("password", "a long password", "again", "a long password"));
    assertThat(in).hasRedirectedUrl("/");
    return in;
  }

  private Optional<Cookie> device() {
    return phone.cookies().stream().filter(DeviceSessionsTests::isDevice).findFirst();
  }

  private static boolean isDevice(Cookie cookie) {
    return cookie.getName().equals("device");
  }

  private long idleMinutes() {
    return jdbc.sql(
            """
            select max_inactive_interval / 60 from identity.session
             order by creation_time desc limit 1
            """)
        .query(Long.class)
        .single();
  }

  private String lastAction() {
    return CurrentInstitution.call(
        campus.id(), () -> trail.read(null, null, Long.MAX_VALUE, 1).getFirst().action());
  }
}
