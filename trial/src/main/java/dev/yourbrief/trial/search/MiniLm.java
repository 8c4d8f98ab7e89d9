package dev.yourbrief.trial.search;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The sentence model all-MiniLM-L6-v2 (8-bit weights, 384 numbers a text), run in this process with
 * no network. A text is read up to 256 word pieces, the model's own limit; its vector is the mean
 * over them, brought to length 1.
 *
 * <p>Texts are run one at a time, several threads beside each other: the 8-bit model takes its
 * scales from all it is given at once, so in a batch a text's vector would depend on its company.
 */
public final class MiniLm implements Embedder, AutoCloseable {

  private static final int DIMENSIONS = 384;
  private static final int MOST_PIECES = 256;

  /** The model, as a lock and kept vectors name it. */
  public static final String NAME = "all-MiniLM-L6-v2, 8 bit, " + MOST_PIECES + " pieces";

  /** Characters that are looked at: far more than 256 word pieces of any script that is read. */
  private static final int MOST_CHARACTERS = 20_000;

  /** How many texts a thread takes at a time, and how often progress is told. */
  private static final int BATCH = 64;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final HuggingFaceTokenizer tokenizer;
  private final int threads;

  private MiniLm(
      OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer, int threads) {
    this.environment = environment;
    this.session = session;
    this.tokenizer = tokenizer;
    this.threads = threads;
  }

  /**
   * Loads the model, in about a second.
   *
   * @param folder where the library that cuts words into pieces unpacks its native part (14 MB),
   *     once; made when it is not there. The library is loaded once a process, so only the first
   *     folder of a process counts; the environment variable {@code ENGINE_CACHE_DIR} goes before
   * @param threads how many texts are embedded at once; the vectors do not depend on it
   */
  public static MiniLm open(Path folder, int threads) {
    NativePieces.prepare(folder);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      HuggingFaceTokenizer tokenizer;
      try (InputStream vocabulary = resource("/all-minilm-l6-v2-q-tokenizer.json")) {
        tokenizer =
            HuggingFaceTokenizer.newInstance(
                vocabulary,
                Map.of(
                    "padding", "false",
                    "truncation", "true",
                    "maxLength", Integer.toString(MOST_PIECES),
                    "modelMaxLength", "512"));
      }
      try (InputStream model = resource("/all-minilm-l6-v2-q.onnx")) {
        OrtSession session = environment.createSession(model.readAllBytes(), options);
        return new MiniLm(environment, session, tokenizer, Math.max(1, threads));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model cannot be loaded", e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = MiniLm.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException("not on the class path: " + name);
    }
    return in;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public float[] embed(String text) {
    float[] vector = new float[DIMENSIONS];
    embed(text, vector, 0);
    return vector;
  }

  @Override
  public Vectors embed(List<String> texts, Progress progress) {
    float[] flat = new float[Math.multiplyExact(texts.size(), DIMENSIONS)];
    int batches = (texts.size() + BATCH - 1) / BATCH;
    AtomicInteger done = new AtomicInteger();
    Parallel.run(
        threads,
        batches,
        batch -> {
          int to = Math.min(texts.size(), (batch + 1) * BATCH);
          for (int i = batch * BATCH; i < to; i++) {
            embed(texts.get(i), flat, i * DIMENSIONS);
          }
          synchronized (done) {
            progress.at(done.addAndGet(to - batch * BATCH), texts.size());
          }
        });
    return new Vectors(flat, DIMENSIONS);
  }

  private void embed(String text, float[] to, int at) {
    String bounded = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    Encoding pieces = tokenizer.encode(bounded, true, false);
    long[] shape = {1, pieces.getIds().length};
    try (OnnxTensor ids = tensor(pieces.getIds(), shape);
        OnnxTensor mask = tensor(pieces.getAttentionMask(), shape);
        OnnxTensor types = tensor(pieces.getTypeIds(), shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      mean(((OnnxTensor) result.get(0)).getFloatBuffer(), to, at);
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model cannot read a text", e);
    }
  }

  private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  /** The mean over the pieces, of length 1. */
  private static void mean(FloatBuffer pieces, float[] to, int at) {
    int count = pieces.remaining() / DIMENSIONS;
    for (int p = 0; p < count; p++) {
      for (int j = 0; j < DIMENSIONS; j++) {
        to[at + j] += pieces.get(p * DIMENSIONS + j);
      }
    }
    double squares = 0;
    for (int j = 0; j < DIMENSIONS; j++) {
      squares += (double) to[at + j] * to[at + j];
    }
    float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
    for (int j = 0; j < DIMENSIONS; j++) {
      to[at + j] *= scale;
    }
  }

  @Override
  public void close() {
    tokenizer.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model cannot be closed", e);
    }
  }
}
