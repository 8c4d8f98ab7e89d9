package dev.yourbrief.trial.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files in the shapes of other programs, made here. */
final class Samples {

  static final String PROMPTFOO =
      """
      {"evalId":"eval-1","results":{"version":3,"prompts":[],"results":[
      {"provider":{"id":"p:a","label":"a"},"prompt":{"label":"P"},"promptIdx":0,"testIdx":1,"vars":{"q":"two"},"response":{"output":"x","tokenUsage":{"prompt":5,"completion":2}},"score":0.5,"success":false,"failureReason":1,"latencyMs":250,"cost":0.0012,"namedScores":{"tone":0.25}},
      {"provider":{"id":"p:a","label":"a"},"prompt":{"label":"P"},"promptIdx":0,"testIdx":0,"vars":{"q":"one"},"response":{"output":{"k":1},"cached":true},"score":1,"success":true,"failureReason":0,"latencyMs":9,"cost":0,"namedScores":{"tone":1}},
      {"provider":{"id":"p:b","label":""},"prompt":{"label":"P"},"promptIdx":1,"testIdx":0,"vars":{"q":"one"},"error":"429 Too Many Requests","success":false,"score":0,"failureReason":2},
      {"provider":{"id":"p:b","label":""},"prompt":{"label":"P"},"promptIdx":1,"testIdx":1,"vars":{"q":"two"},"response":{"output":"y"},"success":true,"score":1,"failureReason":0}
      ],"stats":{"successes":2,"failures":1,"errors":1}},"config":{}}
      """;

  static final String PROMPTFOO_CSV =
      """
      Description,q,[a] P,Status,Score,Named Scores,Grader Reason,Comment,[b] P,Status,Score,Named Scores,Grader Reason,Comment
      ,one,x,PASS,1.00,"{""tone"":0.25}",fine,,oops,ERROR,0.00,,429 Too Many Requests,
      ,two,y,FAIL,0.50,,no,,z,PASS,1.00,,fine,
      """;

  static final String HARNESS =
      """
      {"doc_id":0,"doc":{"question":"q0","topic":"a"},"target":"1","resps":[["x"]],"filtered_resps":["1"],"filter":"strict","metrics":["exact_match"],"exact_match":1.0}
      {"doc_id":1,"doc":{"question":"q1","topic":"b"},"target":"2","resps":[["x"]],"filtered_resps":["9"],"filter":"strict","metrics":["exact_match"],"exact_match":0.0}
      {"doc_id":0,"doc":{"question":"q0","topic":"a"},"target":"1","resps":[["x"]],"filtered_resps":["1"],"filter":"flexible","metrics":["exact_match"],"exact_match":1.0}
      {"doc_id":1,"doc":{"question":"q1","topic":"b"},"target":"2","resps":[["x"]],"filtered_resps":["2"],"filter":"flexible","metrics":["exact_match"],"exact_match":1.0}
      """;

  static final String EVENTS =
      """
      {"spec":{"completion_fns":["m1"],"eval_name":"e"}}
      {"run_id":"r","event_id":0,"sample_id":"s.0","type":"sampling","data":{"sampled":["A"],"usage":{"prompt_tokens":7,"completion_tokens":1}}}
      {"run_id":"r","event_id":1,"sample_id":"s.0","type":"match","data":{"correct":true,"expected":"A"}}
      {"run_id":"r","event_id":2,"sample_id":"s.0","type":"metrics","data":{"f1":0.75,"choice":"A"}}
      {"run_id":"r","event_id":3,"sample_id":"s.1","type":"match","data":{"correct":false,"expected":"B"}}
      {"run_id":"r","event_id":4,"sample_id":"s.1","type":"match","data":{"correct":true,"expected":"B"}}
      {"run_id":"r","event_id":5,"sample_id":"s.2","type":"error","data":{"type":"timeout","message":"no answer"}}
      {"run_id":"r","event_id":6,"sample_id":"s.3","type":"sampling","data":{"sampled":"C"}}
      {"final_report":{"accuracy":0.66}}
      """;

  static final String INSPECT =
      """
      {"version":2,"status":"success","eval":{"model":"m/x","dataset":{"sample_ids":["one",2,3,4]},"scorers":[{"name":"grade"},{"name":"match"}]},
      "results":{"total_samples":4,"scores":[{"name":"grade"},{"name":"match"}]},
      "samples":[
      {"id":2,"epoch":2,"input":"b","scores":{"match":{"value":"I"},"grade":{"value":NaN}},"events":[{"big":[1,2]}]},
      {"id":2,"epoch":1,"input":"b","scores":{"match":{"value":"C"},"grade":{"value":0.25}},"total_time":3.5,"working_time":1.5,"model_usage":{"m/x":{"input_tokens":1,"output_tokens":2,"total_tokens":30,"total_cost":0.004}}},
      {"id":"one","epoch":1,"input":"a","target":"T","metadata":{"topic":{"name":"law"}},"output":{"choices":[{"message":{"content":[{"type":"text","text":"yes"}]}}]},"scores":{"match":{"value":"P"},"grade":{"value":7}}},
      {"id":3,"epoch":1,"input":"c","error":{"message":"boom","traceback":"t"}}
      ]}
      """;

  static final String WIDE = "item,topic,a,b\n1,x,1,0\n2,y,0,\n3,,1,error\n";

  static final String LONG =
      """
      system,id,score,repeat,topic,latency_seconds,cost_usd
      a,1,1,1,x,0.5,0.001
      a,1,0,2,x,,
      b,1,true,1,x,,
      b,2,fail,1,y,,
      """;

  private Samples() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] zip(Map<String, String> entries) {
    return zip(entries, "", 0);
  }

  /** With one more entry, of so many MiB of blanks. */
  static byte[] zip(Map<String, String> entries, String blank, int mebibytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(bytes(entry.getValue()));
        zip.closeEntry();
      }
      if (mebibytes > 0) {
        zip.putNextEntry(new ZipEntry(blank));
        byte[] blanks = bytes(" ".repeat(1 << 20));
        for (int i = 0; i < mebibytes; i++) {
          zip.write(blanks);
        }
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
