package org.muster.movement.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import org.muster.identity.Viewer;
import org.muster.movement.Pass;
import org.muster.movement.Passes;
import org.muster.shared.Problem;
import org.muster.shared.PublicAddress;
import org.muster.shared.QrPicture;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** One's pass for the gate, on a telephone; with a photograph for those who want one on it. */
@Controller
class PassPages {

  private final Passes passes;
  private final PublicAddress address;
  private final Clock clock;

  PassPages(Passes passes, PublicAddress address, Clock clock) {
    this.passes = passes;
    this.address = address;
    this.clock = clock;
  }

  @GetMapping("/pass")
  String pass(Viewer viewer, Model model) {
    var mine = passes.of(viewer.self());
    model.addAttribute(
        "page",
        new PassPage(
            mine.stream().map(one -> new PassPage.Shown(one, QrPicture.of(text(one)))).toList(),
            hasPhoto(viewer),
            clock.instant()));
    return "movement/pass";
  }

  private boolean hasPhoto(Viewer viewer) {
    try {
      return passes.photo(viewer.self()).length > 0;
    } catch (Problem none) {
      return false;
    }
  }

  /** The name is behind the #, which no browser sends and no log has. */
  private String text(Pass pass) {
    return address.get()
        + "/verify/"
        + passes.signed(pass)
        + "#"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(pass.name().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/pass/photo")
  ResponseEntity<byte[]> photo(Viewer viewer) {
    return jpeg(passes.photo(viewer.self()));
  }

  static ResponseEntity<byte[]> jpeg(byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, no-store")
        .body(bytes);
  }

  @PostMapping("/pass/photo")
  String photograph(Viewer viewer, HttpServletRequest request) throws IOException {
    var parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    var file = parts == null ? null : parts.getFile("photo");
    if (file == null || file.isEmpty()) {
      throw Problem.unprocessable("movement.photo");
    }
    passes.photograph(viewer.self(), file.getBytes());
    return "redirect:/pass";
  }

  @PostMapping("/pass/photo/removal")
  String forget(Viewer viewer) {
    passes.forget(viewer.self());
    return "redirect:/pass";
  }
}
