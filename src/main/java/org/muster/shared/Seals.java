package org.muster.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Service;

/**
 * Seals sensitive text for the database with AES-256-GCM, under keys that are not in it. What is
 * stored reads {@code sealed:<key>:<base64>} and opens only in the institution, the column and for
 * the person it was sealed for.
 *
 * <p>The nonce is a MAC of place and text (as in RFC 8452): no two texts share one, and the same
 * text in the same place is sealed the same, so that a roster can be compared without opening it.
 */
@Service
public class Seals {

  private static final Pattern SEALED = Pattern.compile("sealed:([0-9]{1,9}):([A-Za-z0-9_-]{38,})");
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  /** Of everybody: what is under it is kept from nobody by it. */
  private static final String OPEN_KEY = "0:" + Base64.getEncoder().encodeToString(new byte[32]);

  private final SealKeys keys;

  Seals(SealKeys keys) {
    this.keys = keys;
  }

  /**
   * Seals a text of the institution in force.
   *
   * @param column where it is kept, {@code rounds.excusal.reason}
   * @param subject whom or what it is about
   */
  public String seal(String column, Object subject, String text) {
    int number = keys.newest();
    byte[] place = place(column, subject);
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    try {
      byte[] nonce = nonce(number, place, plain);
      byte[] box = cipher(Cipher.ENCRYPT_MODE, number, nonce, place).doFinal(plain);
      var sealed = ByteBuffer.allocate(NONCE + box.length).put(nonce).put(box).array();
      return "sealed:%d:%s"
          .formatted(number, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /**
   * The text that was sealed; what was stored before there were seals is given as it is.
   *
   * @throws IllegalStateException when it was sealed elsewhere, has been changed, or its key is
   *     missing
   */
  public String open(String column, Object subject, String stored) {
    var found = SEALED.matcher(stored);
    if (!found.matches()) {
      return stored;
    }
    try {
      int number = Integer.parseInt(found.group(1));
      byte[] box = Base64.getUrlDecoder().decode(found.group(2));
      byte[] nonce = Arrays.copyOf(box, NONCE);
      var cipher = cipher(Cipher.DECRYPT_MODE, number, nonce, place(column, subject));
      return new String(cipher.doFinal(box, NONCE, box.length - NONCE), StandardCharsets.UTF_8);
    } catch (AEADBadTagException strange) {
      throw new IllegalStateException("%s: a seal does not hold".formatted(column), strange);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** For a command: by the keys given, else by those of the data directory. */
  public static Seals of(Path data, String given) {
    return new Seals(new SealKeys(given, new SecretFile(data.resolve(SealKeys.FILE))));
  }

  /**
   * Seals under a key that is the same in every program and known to everybody. Rows of an
   * institution travel so in a file that is encrypted as a whole: neither program hands its own
   * keys over, and the same text is the same at both ends.
   */
  public static Seals travelling() {
    return new Seals(new SealKeys(OPEN_KEY, new SecretFile(Path.of("none"))));
  }

  /** The same with every seal in it taken to other keys; what does not open here stays as it is. */
  public String handOver(Seals to, String column, Object subject, String stored) {
    return SEALED
        .matcher(stored)
        .replaceAll(
            found -> {
              try {
                return to.seal(column, subject, open(column, subject, found.group()));
              } catch (IllegalStateException notOurs) {
                return found.group();
              }
            });
  }

  /** The number of the key that seals now, with any that has been added to the file since. */
  public int newestKey() {
    keys.readAgain();
    return keys.newest();
  }

  /** The same with every seal in it under the newest key; what no key opens stays as it is. */
  public String renew(String column, Object subject, String stored) {
    return handOver(this, column, subject, stored);
  }

  private Cipher cipher(int mode, int number, byte[] nonce, byte[] place)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, keys.key(number).seal(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place);
    return cipher;
  }

  private byte[] nonce(int number, byte[] place, byte[] plain) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(keys.key(number).nonce());
    mac.update(place);
    return Arrays.copyOf(mac.doFinal(plain), NONCE);
  }

  private static byte[] place(String column, Object subject) {
    return "%s %s %s\n"
        .formatted(CurrentInstitution.get(), column, subject)
        .getBytes(StandardCharsets.UTF_8);
  }
}
