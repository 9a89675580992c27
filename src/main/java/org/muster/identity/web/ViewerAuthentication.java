package org.muster.identity.web;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** A request whose viewer is known, or that bears the set-up token before any institution. */
class ViewerAuthentication extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Viewer viewer;

  ViewerAuthentication(Viewer viewer) {
    this(viewer, List.of());
  }

  ViewerAuthentication(
      @Nullable Viewer viewer, Collection<? extends GrantedAuthority> authorities) {
    super(authorities);
    this.viewer = viewer;
    setAuthenticated(true);
  }

  @Nullable Viewer viewer() {
    return viewer;
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
