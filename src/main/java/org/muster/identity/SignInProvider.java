package org.muster.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Somebody else who vouches for who is there: a campus's own sign-in service. */
interface SignInProvider {

  /** What is kept of the browser that left and must come back with it, under this name. */
  String STATE = "state";

  /**
   * The way there.
   *
   * @param kept what must be known when the browser comes back, {@link #STATE} among it
   */
  record Departure(URI address, Map<String, String> kept) {}

  /**
   * The way back, by the same browser: its state has been compared.
   *
   * @param parameters what the provider sent along
   * @param kept what was kept at departure
   */
  record Return(Map<String, String> parameters, Map<String, String> kept) {}

  /** A part of an address. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Departure departure(HttpServletRequest request);

  /**
   * The staff or student number that the provider vouches for; throws a {@code Problem} where it
   * does not.
   */
  String number(Return back);
}
