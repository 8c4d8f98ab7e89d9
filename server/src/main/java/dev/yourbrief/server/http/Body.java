package dev.yourbrief.server.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** The body of a request, read within its bounds. Files lie on the disk until it is closed. */
final class Body implements AutoCloseable {

  /** A body that is not taken. */
  static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String message) {
      super(message);
      this.status = status;
    }

    int status() {
      return status;
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  private static final int MINUTES = 30;

  private final Map<String, List<String>> form;
  private final List<Upload> uploads;
  private final Call.Bytes bytes;

  private Body(Map<String, List<String>> form, List<Upload> uploads, Call.Bytes bytes) {
    this.form = form;
    this.uploads = uploads;
    this.bytes = bytes;
  }

  Map<String, List<String>> form() {
    return form;
  }

  List<Upload> uploads() {
    return uploads;
  }

  Call.Bytes bytes() {
    return bytes;
  }

  /**
   * Reads it; waits for its end.
   *
   * @param folder where files are put
   * @throws Refused if it is larger than allowed, no form, or does not come
   */
  static Body read(HttpServerRequest request, Limits limits, Path folder) throws Refused {
    String given = request.getHeader("content-type");
    String type = given == null ? "" : given.toLowerCase(Locale.ROOT);
    boolean hasFiles = type.startsWith("multipart/form-data");
    boolean isForm = hasFiles || type.startsWith("application/x-www-form-urlencoded");
    long most = hasFiles ? limits.upload() : limits.body();
    if (announced(request) > most) {
      throw new Refused(413, tooLarge(most));
    }
    Buffer whole = Buffer.buffer();
    AtomicLong size = new AtomicLong();
    CompletableFuture<Void> end = new CompletableFuture<>();
    List<Coming> coming = new ArrayList<>();
    if (isForm) {
      request.setExpectMultipart(true);
      request.uploadHandler(upload -> begin(upload, folder, coming, limits, end));
    }
    request.exceptionHandler(e -> end.completeExceptionally(new Refused(400, said(e))));
    request.handler(piece -> {
      if (size.addAndGet(piece.length()) > most) {
        end.completeExceptionally(new Refused(413, tooLarge(most)));
      } else if (!isForm) {
        whole.appendBuffer(piece);
      }
    });
    request.endHandler(_ -> end.complete(null));
    request.resume();
    try {
      end.get(MINUTES, TimeUnit.MINUTES);
      List<Upload> uploads = new ArrayList<>();
      for (Coming file : coming) {
        uploads.add(file.arrived());
      }
      return new Body(fields(request, isForm), List.copyOf(uploads), new Call.Bytes(whole));
    } catch (ExecutionException e) {
      discard(coming);
      throw e.getCause() instanceof Refused refused
          ? refused
          : new Refused(400, "The request could not be read.");
    } catch (TimeoutException e) {
      discard(coming);
      throw new Refused(408, "The request's body did not come in time.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      discard(coming);
      throw new Refused(503, "The server is being stopped.");
    }
  }

  private static String said(Throwable e) {
    return "The request could not be read: " + e.getMessage();
  }

  private static String tooLarge(long most) {
    return "This is larger than is taken here: at most " + (most >> 20) + " MiB.";
  }

  private static long announced(HttpServerRequest request) {
    try {
      String length = request.getHeader("content-length");
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /** A file that is being written. */
  private record Coming(HttpServerFileUpload upload, Path file, Future<Void> written) {

    Upload arrived() throws Refused {
      try {
        written.toCompletionStage().toCompletableFuture().get(MINUTES, TimeUnit.MINUTES);
        return new Upload(upload.name(), upload.filename(), file, Files.size(file));
      } catch (ExecutionException | TimeoutException | IOException e) {
        throw new Refused(507, "The file could not be written here: " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Refused(503, "The server is being stopped.");
      }
    }
  }

  private static void begin(
      HttpServerFileUpload upload,
      Path folder,
      List<Coming> coming,
      Limits limits,
      CompletableFuture<Void> end) {
    if (coming.size() >= limits.files()) {
      end.completeExceptionally(
          new Refused(413, "At most " + limits.files() + " files at once are taken here."));
      return;
    }
    Path file = folder.resolve(dev.yourbrief.register.store.Secrets.id() + ".upload");
    coming.add(new Coming(upload, file, upload.streamToFileSystem(file.toString())));
  }

  private static Map<String, List<String>> fields(HttpServerRequest request, boolean isForm) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    if (isForm) {
      for (String name : request.formAttributes().names()) {
        fields.put(name, List.copyOf(request.formAttributes().getAll(name)));
      }
    }
    return fields;
  }

  private static void discard(List<Coming> coming) {
    coming.forEach(file -> delete(file.file()));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  @Override
  public void close() {
    uploads.forEach(upload -> delete(upload.file()));
  }
}
