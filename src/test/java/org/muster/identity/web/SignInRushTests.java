package org.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.MutableClock;
import org.muster.identity.SignInLimit;
import org.muster.identity.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Beginning to sign in costs something before anybody is known, so one address may not for ever.
 */
class SignInRushTests extends OnCampusWithServices {

  @Autowired SignInLimit limit;
  @Autowired MutableClock clock;

  @AfterEach
  void backToNow() {
    clock.set(MutableClock.START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sign-in/with/wecom", "/sign-in/link/unknown"})
  void isAskedToWaitAMinute(String address) {
    var from = "192.0.2." + address.length();
    rush(from);
    var refused = open(address, from);
    assertThat(refused).hasStatus(HttpStatus.TOO_MANY_REQUESTS).hasHeader("Retry-After", "60");
    assertThat(Visitor.body(refused)).contains("Wait a minute and open this page again");
    clock.advance(Duration.ofMinutes(1));
    assertThat(open(address, from).getResponse().getStatus()).isNotEqualTo(429);
  }

  @Test
  void stopsNobodyElse() {
    rush("192.0.2.2");
    assertThat(open("/sign-in/with/wecom", "192.0.2.3")).hasStatus3xxRedirection();
  }

  private void rush(String from) {
    for (int n = 0; n < 600; n++) {
      limit.begin(from);
    }
  }

  private MvcTestResult open(String address, String from) {
    return browser
        .get()
        .uri(address)
        .header("Accept-Language", "en")
        .with(
            request -> {
              request.setRemoteAddr(from);
              return request;
            })
        .exchange();
  }
}
