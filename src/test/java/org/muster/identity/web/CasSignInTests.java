package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.muster.identity.Visitor;
import org.springframework.http.HttpStatus;

/** CAS, as it goes well and as it can go wrong. */
class CasSignInTests extends OnCampusWithServices {

  @Test
  void casLeadsIn() {
    var sentTo = leave("/sign-in/with/old");
    assertThat(sentTo).startsWith(CAS.address() + "/login?service=");
    assertThat(comeBack("old", sentTo, "ticket", CAS.ticket(sentTo, NUMBER, "")))
        .hasRedirectedUrl("/");
    assertThat(Visitor.body(visitor.get("/", "en"))).contains("Hello, 王老师");
    assertThat(lastEntry().detail()).startsWith("{\"by\": \"old\"");
  }

  @Test
  void casTakesTheNumberFromAnAttribute() {
    var sentTo = leave("/sign-in/with/new");
    var ticket =
        CAS.ticket(sentTo, "wang", "<cas:employeeNumber>" + NUMBER + "</cas:employeeNumber>");
    assertThat(comeBack("new", sentTo, "ticket", ticket)).hasRedirectedUrl("/");
  }

  @Test
  void anAttributeThatPosesAsAnotherIsNotBelieved() {
    var sentTo = leave("/sign-in/with/new");
    var ticket =
        CAS.ticket(
            sentTo,
            "wang",
            "<cas:about><cas:employeeNumber>" + NUMBER + "</cas:employeeNumber></cas:about>");
    refused(comeBack("new", sentTo, "ticket", ticket), HttpStatus.FORBIDDEN, "did not say");
  }

  @Test
  void aTicketServesOnce() {
    var first = leave("/sign-in/with/old");
    var ticket = CAS.ticket(first, NUMBER, "");
    comeBack("old", first, "ticket", ticket);
    visitor = new Visitor(browser);
    var second = leave("/sign-in/with/old");
    refused(comeBack("old", second, "ticket", ticket), HttpStatus.FORBIDDEN, "did not confirm");
  }

  @Test
  void aTicketForAnotherBrowserIsRefused() {
    var theirs = leave("/sign-in/with/old");
    visitor = new Visitor(browser);
    var mine = leave("/sign-in/with/old");
    var answer = comeBack("old", mine, "ticket", CAS.ticket(theirs, NUMBER, ""));
    refused(answer, HttpStatus.FORBIDDEN, "did not confirm");
  }
}
