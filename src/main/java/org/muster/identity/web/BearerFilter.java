package org.muster.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Entrance;
import org.muster.identity.SetUp;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds who bears the token of the Authorization header. */
class BearerFilter extends OncePerRequestFilter {

  /** Before its first institution the set-up token may found one, and nothing else. */
  static final AuthorizationManager<RequestAuthorizationContext> FOR_AN_INSTITUTION =
      (authentication, context) ->
          new AuthorizationDecision(
              authentication.get() instanceof ViewerAuthentication known && known.viewer() != null);

  private static final String SCHEME = "bearer ";

  private final Tokens tokens;
  private final SetUp setUp;
  private final Entrance entrance;
  private final Refusals refusals;

  BearerFilter(Tokens tokens, SetUp setUp, Entrance entrance, Refusals refusals) {
    this.entrance = entrance;
    this.tokens = tokens;
    this.setUp = setUp;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var header = request.getHeader("Authorization");
    if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      var authentication = authentication(header.substring(SCHEME.length()).strip(), request);
      if (authentication == null) {
        refusals.signedOut(request, response);
        return;
      }
      var context = new SecurityContextImpl(authentication);
      SecurityContextHolder.setContext(context);
      new RequestAttributeSecurityContextRepository().saveContext(context, request, response);
    }
    chain.doFilter(request, response);
  }

  private @Nullable Authentication authentication(String token, HttpServletRequest request) {
    if (setUp.matches(token)) {
      return new ViewerAuthentication(
          setUp.viewer().orElse(null),
          EnumSet.allOf(TokenScope.class),
          List.of(new SimpleGrantedAuthority(SetUp.AUTHORITY)));
    }
    return tokens
        .bearer(token)
        .filter(bearer -> entrance.admits(request, bearer.viewer().institution()))
        .map(
            bearer -> {
              request.setAttribute(Tokens.BORNE, bearer.token());
              return new ViewerAuthentication(bearer.viewer(), bearer.scopes(), List.of());
            })
        .orElse(null);
  }
}
