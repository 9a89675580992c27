package org.muster.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * HTTP as bytes on a socket: a client that is made for right requests does not let wrong ones
 * through.
 */
final class Wire {

  /** Nothing that is refused takes so long, and no request of these tests is much work. */
  private static final int PATIENCE_MILLISECONDS = 15_000;

  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private Wire() {}

  /**
   * What came back.
   *
   * @param status 0 for no answer at all: the connection was ended
   * @param headers by their names in lower case
   */
  record Answer(int status, Map<String, String> headers, byte[] content) {

    String body() {
      return new String(content, StandardCharsets.UTF_8);
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    boolean refused() {
      return status >= 400;
    }
  }

  /** Sends these bytes, ends the sending, and reads until the other side ends too. */
  static Answer exchange(int port, byte[] request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLISECONDS);
      // Apart: whoever refuses a large request answers before it has been sent.
      var sending = Thread.ofVirtual().start(() -> send(socket, request));
      var received = receive(socket);
      sending.interrupt();
      return parse(received);
    }
  }

  private static void send(Socket socket, byte[] request) {
    try {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
    } catch (IOException refused) {
      // What there is of an answer is read all the same.
    }
  }

  private static byte[] receive(Socket socket) throws IOException {
    var received = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(received);
    } catch (java.net.SocketTimeoutException silent) {
      throw silent;
    } catch (IOException reset) {
      // Ended from there while we were still sending; the answer may have come before.
    }
    return received.toByteArray();
  }

  private static Answer parse(byte[] received) throws IOException {
    int end = indexOf(received, END_OF_HEAD);
    if (end < 0) {
      return new Answer(0, Map.of(), received);
    }
    var lines = new String(received, 0, end, StandardCharsets.ISO_8859_1).split("\r\n");
    var headers = new LinkedHashMap<String, String>();
    for (int n = 1; n < lines.length; n++) {
      var line = lines[n].split(":", 2);
      headers.put(line[0].toLowerCase(Locale.ROOT), line.length > 1 ? line[1].strip() : "");
    }
    int from = end + END_OF_HEAD.length;
    var body = new ByteArrayInputStream(received, from, received.length - from);
    return new Answer(
        Integer.parseInt(lines[0].split(" ")[1]),
        headers,
        "chunked".equals(headers.get("transfer-encoding")) ? whole(body) : body.readAllBytes());
  }

  private static byte[] whole(ByteArrayInputStream chunks) throws IOException {
    var whole = new ByteArrayOutputStream();
    for (int length = length(chunks); length > 0; length = length(chunks)) {
      whole.write(chunks.readNBytes(length));
      length(chunks); // the line's end behind a chunk
    }
    return whole.toByteArray();
  }

  private static int length(ByteArrayInputStream chunks) {
    var line = new StringBuilder();
    for (int sign = chunks.read(); sign >= 0 && sign != '\n'; sign = chunks.read()) {
      line.append((char) sign);
    }
    var digits = line.toString().strip();
    return digits.isEmpty() ? 0 : Integer.parseInt(digits, 16);
  }

  private static int indexOf(byte[] bytes, byte[] sought) {
    for (int at = 0; at + sought.length <= bytes.length; at++) {
      if (java.util.Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
        return at;
      }
    }
    return -1;
  }
}
