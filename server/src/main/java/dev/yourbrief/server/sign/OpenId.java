package dev.yourbrief.server.sign;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.register.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A provider of accounts elsewhere, by OpenID Connect Core 1.0: the authorization code flow with
 * PKCE (RFC 7636), endpoints by Discovery 1.0, the ID token held to issuer, audience, nonce, time
 * and signature.
 */
final class OpenId {

  /** It could not be asked, or what it said cannot be believed. */
  static final class Failed extends Exception {

    private static final long serialVersionUID = 1L;

    /** In a sentence for who wanted to sign in. */
    Failed(String what) {
      super(what);
    }

    Failed(String what, Exception cause) {
      super(what, cause);
    }
  }

  /**
   * Who somebody is there.
   *
   * @param subject issuer and subject: what stays the same
   * @param email empty text if the provider does not vouch for one
   */
  record Identity(String subject, String name, String email) {}

  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 10_000;
  private static final int MOST_BYTES = 1 << 20;
  private static final Duration KNOWN_FOR = Duration.ofHours(1);

  private record Known(OIDCProviderMetadata provider, long since) {}

  private final Settings.SignIn settings;
  private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

  /**
   * The provider of the settings.
   *
   * @throws InputException if what it says could be changed on its way
   */
  OpenId(Settings.SignIn settings) {
    this.settings = settings;
    if (!isSafe(settings.issuer())) {
      throw new InputException(
          Problem.of(
              Location.of(Settings.FILE),
              "the issuer of 'sign_in' is asked without encryption: " + settings.issuer(),
              "Write its https address"));
    }
  }

  String name() {
    return settings.name();
  }

  Settings.SignIn settings() {
    return settings;
  }

  /** Whether nobody on the way can change what is said there. */
  private static boolean isSafe(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme())
        || ("http".equalsIgnoreCase(uri.getScheme())
            && uri.getHost() != null
            && Hosts.isLocal(uri.getHost()));
  }

  private OIDCProviderMetadata provider() throws Failed {
    Known there = known.get();
    if (there != null && System.nanoTime() - there.since() < KNOWN_FOR.toNanos()) {
      return there.provider();
    }
    try {
      OIDCProviderMetadata provider =
          OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), CONNECT_MILLIS, READ_MILLIS);
      for (URI endpoint :
          List.of(
              present(provider.getAuthorizationEndpointURI()),
              present(provider.getTokenEndpointURI()),
              present(provider.getJWKSetURI()))) {
        if (!isSafe(endpoint)) {
          throw new Failed(name() + " names an address without encryption: " + endpoint);
        }
      }
      known.set(new Known(provider, System.nanoTime()));
      return provider;
    } catch (GeneralException | IOException e) {
      throw new Failed(name() + " cannot be reached just now.", e);
    }
  }

  private static URI present(@Nullable URI uri) throws Failed {
    if (uri == null) {
      throw new Failed("The provider's description leaves out where it is asked.");
    }
    return uri;
  }

  /**
   * Where a browser goes to sign in there.
   *
   * @param back where it comes back to
   */
  URI ask(Going going, URI back) throws Failed {
    OIDCProviderMetadata provider = provider();
    return new AuthenticationRequest.Builder(
            new ResponseType(ResponseType.Value.CODE),
            new Scope("openid", "profile", "email"),
            new ClientID(settings.client()),
            back)
        .endpointURI(present(provider.getAuthorizationEndpointURI()))
        .state(new State(going.state()))
        .nonce(new Nonce(going.nonce()))
        .codeChallenge(new CodeVerifier(going.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Who came back.
   *
   * @param answer the address they came back to, with what the provider put into it
   * @throws Failed if they did not sign in, or it cannot be believed
   */
  Identity answered(Going going, URI back, URI answer) throws Failed {
    try {
      OIDCProviderMetadata provider = provider();
      AuthenticationResponse response = AuthenticationResponseParser.parse(answer);
      if (!new State(going.state()).equals(response.getState())) {
        throw new Failed("This answer belongs to another sign-in. Begin again.");
      }
      if (response.getIssuer() == null
          ? provider.supportsAuthorizationResponseIssuerParam()
          : !response.getIssuer().equals(provider.getIssuer())) {
        throw new Failed("This answer is another provider's. Begin again.");
      }
      if (!response.indicatesSuccess()) {
        throw new Failed(name() + " did not let you in.");
      }
      TokenRequest request =
          new TokenRequest.Builder(
                  present(provider.getTokenEndpointURI()),
                  authentication(provider),
                  new AuthorizationCodeGrant(
                      response.toSuccessResponse().getAuthorizationCode(),
                      back,
                      new CodeVerifier(going.verifier())))
              .build();
      TokenResponse answered = OIDCTokenResponseParser.parse(send(request.toHTTPRequest()));
      if (!answered.indicatesSuccess()) {
        throw new Failed(
            name()
                + " did not say who you are: "
                + answered.toErrorResponse().getErrorObject().getCode());
      }
      OIDCTokenResponse tokens = (OIDCTokenResponse) answered.toSuccessResponse();
      IDTokenClaimsSet claims =
          validated(provider, tokens.getOIDCTokens().getIDToken(), new Nonce(going.nonce()));
      return identity(provider, claims, tokens.getOIDCTokens().getAccessToken());
    } catch (ParseException | IOException | BadJOSEException | JOSEException e) {
      throw new Failed("What " + name() + " said cannot be believed.", e);
    }
  }

  private ClientAuthentication authentication(OIDCProviderMetadata provider) {
    List<ClientAuthenticationMethod> known = provider.getTokenEndpointAuthMethods();
    ClientID client = new ClientID(settings.client());
    Secret secret = new Secret(settings.secret().open());
    return known == null || known.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        ? new ClientSecretBasic(client, secret)
        : new ClientSecretPost(client, secret);
  }

  private IDTokenClaimsSet validated(OIDCProviderMetadata provider, JWT token, Nonce nonce)
      throws Failed, IOException, BadJOSEException, JOSEException {
    List<JWSAlgorithm> announced = provider.getIDTokenJWSAlgs();
    JWSAlgorithm algorithm = JWSAlgorithm.parse(token.getHeader().getAlgorithm().getName());
    // Signed with a key of the provider's alone: neither unsigned nor with what we know too.
    if (!JWSAlgorithm.Family.SIGNATURE.contains(algorithm)
        || (announced != null && !announced.contains(algorithm))) {
      throw new Failed("What " + name() + " said is not signed as it should be.");
    }
    return new IDTokenValidator(
            provider.getIssuer(),
            new ClientID(settings.client()),
            algorithm,
            present(provider.getJWKSetURI()).toURL(),
            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES))
        .validate(token, nonce);
  }

  private Identity identity(
      OIDCProviderMetadata provider, IDTokenClaimsSet claims, AccessToken access)
      throws Failed, IOException, ParseException {
    Optional<ClaimsSet> more = Optional.empty();
    URI endpoint = provider.getUserInfoEndpointURI();
    if (claims.getStringClaim("email") == null && endpoint != null && isSafe(endpoint)) {
      UserInfoResponse response =
          UserInfoResponse.parse(send(new UserInfoRequest(endpoint, access).toHTTPRequest()));
      if (response.indicatesSuccess() && response.toSuccessResponse().getUserInfo() != null) {
        var info = response.toSuccessResponse().getUserInfo();
        if (!claims.getSubject().equals(info.getSubject())) {
          throw new Failed("What " + name() + " said is of two people.");
        }
        more = Optional.of(info);
      }
    }
    ClaimsSet told = more.orElse(claims);
    String email =
        Boolean.TRUE.equals(told.getBooleanClaim("email_verified")) ? text(told, "email") : "";
    String name = text(told, "name");
    name = name.isEmpty() ? text(claims, "name") : name;
    name = name.isEmpty() ? text(told, "preferred_username") : name;
    return new Identity(
        provider.getIssuer().getValue() + " " + claims.getSubject().getValue(),
        name.isEmpty() ? email.replaceFirst("@.*", "") : name,
        email);
  }

  private static String text(ClaimsSet claims, String name) {
    String value = claims.getStringClaim(name);
    return value == null ? "" : value.strip();
  }

  private static HTTPResponse send(HTTPRequest request) throws IOException {
    request.setConnectTimeout(CONNECT_MILLIS);
    request.setReadTimeout(READ_MILLIS);
    request.setFollowRedirects(false);
    return request.send();
  }
}
