package org.muster.workbench.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.shared.Text;
import org.muster.workbench.Frame;
import org.muster.workbench.Frames;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the frame into every page's model; it asks nothing of the database until a page uses it. */
@ControllerAdvice
class FrameAdvice {

  private final Frames frames;

  FrameAdvice(Frames frames) {
    this.frames = frames;
  }

  @ModelAttribute("frame")
  Frame frame(
      @ModelAttribute("t") Text t,
      @ModelAttribute("csrf") String csrf,
      Optional<Viewer> viewer,
      HttpServletRequest request) {
    return frames.of(t, viewer.orElse(null), request.getRequestURI(), csrf);
  }
}
