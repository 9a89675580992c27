package org.muster.requests;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.muster.shared.Problem;

/**
 * A picture made anew from its points: upright, of a sensible size, and without the place and the
 * device that a telephone writes into it.
 */
public final class Photo {

  /** Bytes at most of what is brought. */
  public static final int MOST_BYTES = 5 << 20;

  private static final int LONGEST_SIDE = 1_600;

  /** More points than any telephone takes: a file that says so wants to fill the memory. */
  private static final long MOST_POINTS = 120_000_000;

  private Photo() {}

  /**
   * The picture as a JPEG.
   *
   * @throws Problem 422 for what is too large, or neither a JPEG nor a PNG whatever it is called
   */
  public static byte[] of(byte[] brought) {
    return of(brought, LONGEST_SIDE);
  }

  /** The same with a longest side of so many points at most. */
  public static byte[] of(byte[] brought, int longest) {
    if (brought.length == 0 || brought.length > MOST_BYTES) {
      throw Problem.unprocessable("requests.picture-size", MOST_BYTES >> 20);
    }
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(brought))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw noPicture();
      }
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return written(drawn(read(reader, longest), Orientation.of(brought), longest));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException broken) {
      if (broken instanceof Problem problem) {
        throw problem;
      }
      throw noPicture();
    }
  }

  private static Problem noPicture() {
    return Problem.unprocessable("requests.picture-type");
  }

  /** Reads every second or third point of what is far larger than what is kept. */
  private static BufferedImage read(ImageReader reader, int longest) throws IOException {
    var format = reader.getFormatName().toLowerCase(Locale.ROOT);
    if (!format.equals("jpeg") && !format.equals("png")) {
      throw noPicture();
    }
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_POINTS) {
      throw noPicture();
    }
    var how = reader.getDefaultReadParam();
    int every = Math.max(1, Math.max(width, height) / (2 * longest));
    how.setSourceSubsampling(every, every, 0, 0);
    return reader.read(0, how);
  }

  private static BufferedImage drawn(BufferedImage read, int orientation, int longest) {
    double scale = Math.min(1.0, (double) longest / Math.max(read.getWidth(), read.getHeight()));
    int width = Math.max(1, (int) Math.round(read.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(read.getHeight() * scale));
    boolean aside = orientation >= 5;
    var upright =
        new BufferedImage(
            aside ? height : width, aside ? width : height, BufferedImage.TYPE_INT_RGB);
    var pen = upright.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, upright.getWidth(), upright.getHeight());
    var turned = turn(orientation, width, height);
    turned.scale((double) width / read.getWidth(), (double) height / read.getHeight());
    pen.drawImage(read, turned, null);
    pen.dispose();
    return upright;
  }

  /** The eight ways a picture may lie (EXIF 2.3, tag 0x0112), each to upright. */
  private static AffineTransform turn(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }

  private static byte[] written(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "jpeg", out)) {
      throw new IOException("no writer");
    }
    return out.toByteArray();
  }
}
