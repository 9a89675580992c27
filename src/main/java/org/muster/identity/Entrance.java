package org.muster.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.identity.Hosts.Named;
import org.muster.shared.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * By which door a request has come in. Under an institution's own host name there is only that one;
 * under any other, who came by {@code /i/<code>} is remembered by a cookie, which narrows whose
 * names are looked up and grants nothing.
 */
@Component
public class Entrance {

  private static final String COOKIE = "institution";
  private static final Duration REMEMBERED = Duration.ofDays(365);

  private final Hosts hosts;

  Entrance(Hosts hosts) {
    this.hosts = hosts;
  }

  /** Whose host name the request was sent to. */
  public Optional<Named> byHost(HttpServletRequest request) {
    return hosts.byHost(request.getServerName());
  }

  /** Who is meant: by the host name, else by the path that was taken once. */
  public Optional<Named> of(HttpServletRequest request) {
    return byHost(request)
        .or(
            () ->
                Stream.ofNullable(request.getCookies())
                    .flatMap(Stream::of)
                    .filter(cookie -> cookie.getName().equals(COOKIE))
                    .map(Cookie::getValue)
                    .findFirst()
                    .flatMap(hosts::byCode));
  }

  /**
   * Remembers whose path was taken.
   *
   * @throws Problem 404 for a code of nobody
   */
  public Named remember(String code, HttpServletRequest request, HttpServletResponse response) {
    var named = hosts.byCode(code).orElseThrow(Problem::notFound);
    remember(named.code(), REMEMBERED, request, response);
    return named;
  }

  /** Takes the way back to everybody's sign-in page. */
  public void forget(HttpServletRequest request, HttpServletResponse response) {
    remember("", Duration.ZERO, request, response);
  }

  private static void remember(
      String code, Duration life, HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, code)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(life)
            .build()
            .toString());
  }

  /** False under the host name of another institution than this. */
  public boolean admits(HttpServletRequest request, UUID institution) {
    return byHost(request).map(named -> named.id().equals(institution)).orElse(true);
  }

  /**
   * Refuses whoever is of another institution than the one whose host name was used.
   *
   * @throws Problem 403 with the name of the one that the page is of
   */
  void require(HttpServletRequest request, UUID institution) {
    byHost(request)
        .filter(named -> !named.id().equals(institution))
        .ifPresent(
            named -> {
              throw new Problem(HttpStatus.FORBIDDEN, "identity.other-institution", named.name());
            });
  }
}
