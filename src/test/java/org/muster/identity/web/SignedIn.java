package org.muster.identity.web;

import org.muster.identity.Viewer;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Signs a viewer in for one request of a test, without the sign-in page. */
public final class SignedIn {

  private SignedIn() {}

  public static RequestPostProcessor as(Viewer viewer) {
    return SecurityMockMvcRequestPostProcessors.authentication(new ViewerAuthentication(viewer));
  }
}
