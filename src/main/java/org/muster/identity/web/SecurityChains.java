package org.muster.identity.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.muster.audit.Trail;
import org.muster.identity.Entrance;
import org.muster.identity.SetUp;
import org.muster.identity.SignIns;
import org.muster.identity.Tokens;
import org.muster.shared.HeldInstitutions;
import org.muster.shared.ProblemAnswers;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Two ways in: tokens for programs, and sessions for everything else; what providers call lets
 * nobody in. The personal link is answered before either: its token is the whole credential, so
 * there is no session to ride and nothing for a forged request to borrow.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(
    tableName = "identity.session",
    maxInactiveIntervalInSeconds = SecurityChains.SESSION_SECONDS)
class SecurityChains {

  /** A working day: whoever types a long note over lunch must not lose it. */
  static final int SESSION_SECONDS = 12 * 60 * 60;

  private static final Pattern SESSION_ID = Pattern.compile("[0-9a-f-]{36}");

  /**
   * The port for whoever runs the program, where there is one: it asks nobody who they are, so it
   * is bound to an address that only they reach.
   */
  @Bean
  @Order(0)
  SecurityFilterChain operatorChain(HttpSecurity http, Environment environment) {
    return http.securityMatcher(
            request ->
                String.valueOf(request.getLocalPort())
                        .equals(environment.getProperty("local.management.port"))
                    && !String.valueOf(request.getLocalPort())
                        .equals(environment.getProperty("local.server.port")))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  /** Bearer tokens only; no cookie is read, so cross-site requests carry nothing. */
  @Bean
  @Order(1)
  SecurityFilterChain tokenChain(
      HttpSecurity http,
      Tokens tokens,
      SetUp setUp,
      Entrance entrance,
      Refusals refusals,
      InstitutionFilter institutions) {
    return http.securityMatcher("/api/v1/**")
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .securityContext(
            context ->
                context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .addFilterBefore(
            new BearerFilter(tokens, setUp, entrance, refusals),
            AnonymousAuthenticationFilter.class)
        .addFilterAfter(institutions, AuthorizationFilter.class)
        .exceptionHandling(
            refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, "/api/v1/institutions")
                    .authenticated()
                    .anyRequest()
                    .access(BearerFilter.FOR_AN_INSTITUTION))
        .build();
  }

  /** Providers' calls: each is signed, which its handler checks; no cookie is read. */
  @Bean
  @Order(2)
  SecurityFilterChain hookChain(HttpSecurity http) {
    return http.securityMatcher("/hooks/**")
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .securityContext(
            context ->
                context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain sessionChain(
      HttpSecurity http,
      SignIns signIns,
      CsrfTokenRepository tokens,
      Refusals refusals,
      InstitutionFilter institutions) {
    return http.headers(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .csrf(csrf -> csrf.csrfTokenRepository(tokens))
        .securityContext(context -> context.securityContextRepository(new SessionViewers(signIns)))
        .addFilterAfter(institutions, AuthorizationFilter.class)
        .exceptionHandling(
            refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(new StaticFiles())
                    .permitAll()
                    .requestMatchers(
                        "/sign-in",
                        "/i/*",
                        "/sign-in/link/*",
                        "/sign-in/passkey",
                        "/sign-in/passkey/challenge",
                        "/sign-in/with/*",
                        "/sign-in/with/*/return",
                        "/setup/**",
                        "/demo",
                        "/demo/*",
                        "/privacy/*",
                        "/n/*",
                        // A calendar program brings no cookie: its address is the secret.
                        "/calendar/*",
                        "/actuator/health",
                        "/livez",
                        "/readyz",
                        "/api/openapi.json",
                        // The country's divisions, to find a place by its initials.
                        "/places.json",
                        "/error")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .denyAll()
                    .anyRequest()
                    .authenticated())
        .build();
  }

  @Bean
  static InstitutionFilter institutionFilter(
      Trail trail, HeldInstitutions held, ProblemAnswers answers) {
    return new InstitutionFilter(trail, held, answers);
  }

  /** In the security chains only, behind the sign-in; not once more in front of everything. */
  @Bean
  static FilterRegistrationBean<InstitutionFilter> notInFront(InstitutionFilter filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }

  /**
   * In a cookie rather than in the session: showing the sign-in page to a robot must not write a
   * session, and the token outlives a session that ended while someone was typing.
   */
  @Bean
  static CsrfTokenRepository csrfTokens() {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("csrf");
    tokens.setHeaderName("X-CSRF-TOKEN");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    return tokens;
  }

  @Bean
  static CookieSerializer sessionCookie() {
    var cookie =
        new DefaultCookieSerializer() {
          /** Only what can be a session's id is looked for in the database. */
          @Override
          public List<String> readCookieValues(HttpServletRequest request) {
            return super.readCookieValues(request).stream()
                .filter(id -> SESSION_ID.matcher(id).matches())
                .toList();
          }

          @Override
          public void writeCookieValue(CookieValue value) {
            // Of a session that lasts; the browser forgets any other when it is closed.
            if (value.getCookieMaxAge() < 0
                && value.getRequest().getAttribute(SignIns.COOKIE_SECONDS)
                    instanceof Integer seconds) {
              value.setCookieMaxAge(seconds);
            }
            super.writeCookieValue(value);
          }
        };
    cookie.setCookieName("muster");
    cookie.setSameSite("Lax");
    return cookie;
  }

  /** Signing in is done by our own page; this keeps Boot from making a default user. */
  @Bean
  static AuthenticationManager noDefaultUser() {
    return authentication -> {
      throw new BadCredentialsException("not used");
    };
  }
}
