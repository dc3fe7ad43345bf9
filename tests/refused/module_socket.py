from socket import socket
