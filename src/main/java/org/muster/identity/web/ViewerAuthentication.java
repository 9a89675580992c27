package org.muster.identity.web;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.identity.TokenScope;
import org.muster.identity.Viewer;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** A request whose viewer is known, or that bears the set-up token before any institution. */
class ViewerAuthentication extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Viewer viewer;
  private final transient Set<TokenScope> scopes;

  /** Somebody signed in, who has no business at the API. */
  ViewerAuthentication(Viewer viewer) {
    this(viewer, Set.of(), List.of());
  }

  ViewerAuthentication(
      @Nullable Viewer viewer,
      Set<TokenScope> scopes,
      Collection<? extends GrantedAuthority> authorities) {
    super(authorities);
    this.viewer = viewer;
    this.scopes = scopes;
    setAuthenticated(true);
  }

  @Nullable Viewer viewer() {
    return viewer;
  }

  Set<TokenScope> scopes() {
    return scopes;
  }

  @Override
  public Object getPrincipal() {
    return viewer == null ? "set-up" : viewer;
  }

  @Override
  public Object getCredentials() {
    return "";
  }
}
