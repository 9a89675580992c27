package org.muster.movement.web;

import java.time.Instant;
import java.util.List;
import org.muster.movement.Pass;
import org.muster.shared.QrPicture;

/** One's passes, each with the picture that a gate scans. */
public record PassPage(List<Shown> passes, boolean photo, Instant now) {

  /** A pass with its picture. */
  public record Shown(Pass pass, QrPicture qr) {

    /** The code in two halves, as people read it aloud. */
    public String code() {
      return pass.code().substring(0, 4) + " " + pass.code().substring(4);
    }
  }
}
