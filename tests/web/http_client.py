import http.client
import ssl

connection = http.client.HTTPSConnection("httpbin.org", timeout=5)
connection.request("GET", "/get?a=1", headers={"X-Who": "me"})
response = connection.getresponse()
print(response.status, response.reason, response.getheader("Content-Type"), len(response.read()) > 50)
connection.request("POST", "/post", body="text")
print(connection.getresponse().status)
connection.close()
try:
    connection.getresponse()
except http.client.HTTPException as error:
    print(type(error).__name__, error)
try:
    http.client.HTTPConnection("localhost", 81).request("GET", "/")
except ConnectionRefusedError as error:
    print(error)
print(http.client.OK, http.client.responses[404], http.client.HTTPS_PORT)
print(issubclass(http.client.RemoteDisconnected, ConnectionResetError))
context = ssl.create_default_context()
print(context.check_hostname, context.verify_mode)
try:
    context.verify_mode = ssl.CERT_NONE
except ValueError as error:
    print(error)
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
context.minimum_version = ssl.TLSVersion.TLSv1_2
print(context.verify_mode.name, context.minimum_version.name)
